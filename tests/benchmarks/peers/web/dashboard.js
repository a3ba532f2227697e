// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Written the way both libraries recommend for many rows: transactions instead of new data, bulk
// changes of the cluster layer, only what differs is touched.
'use strict';

const parameters = new URLSearchParams(location.search);
const seconds = Number(parameters.get('seconds') || 40);
const interval = Number(parameters.get('interval') || 2000);

function report(object) {
    return fetch('/bench/report', {method: 'POST', body: JSON.stringify(object)});
}
window.addEventListener('error', event => report({kind: 'failed', text: event.message}));

const columns = [
    {field: 'status', width: 150},
    {headerName: 'Since', width: 90, field: 'createdAt', sort: 'asc',
     valueFormatter: cell => Math.floor((Date.now() - Date.parse(cell.value)) / 1000) + ' s'},
    {headerName: 'Number', field: 'id', width: 100},
    {headerName: 'Place', width: 190,
     valueGetter: row => row.data.latitude.toFixed(4) + ', ' + row.data.longitude.toFixed(4)},
];
const grid = agGrid.createGrid(document.getElementById('grid'), {
    columnDefs: columns,
    rowData: [],
    getRowId: row => String(row.data.id),
    animateRows: false,
});
const map = L.map('map', {maxZoom: 18, zoomAnimation: false, fadeAnimation: false}).setView([-20, 28], 5);
const clusters = L.markerClusterGroup({animate: false});
map.addLayer(clusters);

const rows = new Map();
const markers = new Map();

function marker(row) {
    const made = L.circleMarker([row.latitude, row.longitude], {radius: 8});
    markers.set(row.id, made);
    return made;
}

function differs(a, b) {
    return a.status !== b.status || a.latitude !== b.latitude || a.longitude !== b.longitude
        || a.responseTypeId !== b.responseTypeId;
}

function apply(list) {
    const add = [], update = [], remove = [], layersIn = [], layersOut = [], seen = new Set();
    for (const row of list) {
        seen.add(row.id);
        const before = rows.get(row.id);
        if (!before) {
            add.push(row);
            layersIn.push(marker(row));
        } else if (differs(before, row)) {
            update.push(row);
            const moved = markers.get(row.id);
            layersOut.push([moved, row]);
        }
        rows.set(row.id, row);
    }
    const gone = [];
    for (const id of rows.keys()) {
        if (!seen.has(id))
            gone.push(id);
    }
    clusters.removeLayers(layersOut.map(pair => pair[0]).concat(gone.map(id => markers.get(id))));
    for (const [moved, row] of layersOut) {
        moved.setLatLng([row.latitude, row.longitude]);
        layersIn.push(moved);
    }
    clusters.addLayers(layersIn);
    for (const id of gone) {
        remove.push(rows.get(id));
        rows.delete(id);
        markers.delete(id);
    }
    grid.applyTransaction({add, update, remove});
}

// The message runs right after the frame that the callback belongs to has been painted here; what
// the compositor does with it later is not counted.
function painted() {
    return new Promise(resolve => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
    }));
}

async function poll() {
    const response = await fetch('/panic-api/v2/callouts/activeCallouts', {cache: 'no-store'});
    const bytes = await response.arrayBuffer();
    const received = performance.now();
    apply(JSON.parse(new TextDecoder().decode(bytes)));
    const applied = performance.now();
    const at = await painted();
    return {received, script: applied - received, painted: at - received, at};
}

async function main() {
    const first = await poll();
    map.fitBounds(clusters.getBounds());
    await report({kind: 'first', open_to_painted: first.at, received_to_painted: first.painted});
    const polls = [];
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
        const began = performance.now();
        polls.push(await poll());
        await new Promise(resolve => setTimeout(resolve, Math.max(0, interval - (performance.now() - began))));
    }
    await report({
        kind: 'end',
        painted: polls.map(each => each.painted),
        script: polls.map(each => each.script),
        heap: performance.memory ? performance.memory.usedJSHeapSize : 0,
    });
}

main().catch(error => report({kind: 'failed', text: String(error)}));
