// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raising a callout: what the dialog needs to know while it is filled in, and what came of it.
#include "dialogs.h"

#include "models/callouttablemodel.h"
#include "models/queuetext.h"
#include "session.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/raisedialog.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/map/mappane.h"
#include "ui/map/mapviewport.h"
#include "ui/maptools/pointtool.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowpanes.h"

#include <QAction>

namespace console {

using namespace Qt::StringLiterals;

void Dialogs::openRaise()
{
    if (m_picking)
        endPicking({}); // asked for again while its dialog waits for a place
    if (!m_session || m_raise)
        return;
    m_raise = new RaiseDialog(m_parts.theme, &m_parts.window);
    m_raise->setCustomers(m_seen.values());
    connect(m_raise, &RaiseDialog::responseTypesRequested, this, [this] {
        if (m_session)
            m_session->lookups().wantResponseTypes();
    });
    connect(m_raise, &RaiseDialog::submitted, this, [this](const RaiseRequest &request) {
        if (m_session)
            m_session->commands().raise(request);
    });
    m_raise->setActiveLookup([this](CustomerId id) { return activeCalloutOf(id); });
    connect(m_raise, &RaiseDialog::existingWanted, this, [this](CalloutId id) {
        m_parts.window.selectCallout(id);
        m_parts.window.showNotice(tr("Already active: %1, opened").arg(QueueText::number(id)));
    });
    connect(m_raise, &RaiseDialog::pickRequested, this, &Dialogs::pickForRaise);
    connectRaiseChecks();
    m_raise->open();
    m_session->lookups().wantResponseTypes();
    m_session->directory().wantSites();
}

/// What the board shows, which holds back the outcome of a verified cancel: nothing of that shows
/// here. Tests are nobody's emergency.
CalloutId Dialogs::activeCalloutOf(CustomerId id) const
{
    for (int row = 0; row < m_parts.table.rowCount(); ++row) {
        const BoardEntry &entry = m_parts.table.rowAt(row).entry;
        if (entry.callout.customerId == id && entry.presence == Presence::Listed && !entry.cleared
            && !entry.callout.isClosed() && !entry.callout.fixedLocationId)
            return entry.id();
    }
    return 0;
}

void Dialogs::pickForRaise()
{
    MapPane *map = m_parts.window.panes().map();
    m_parts.window.actions().action("map.measure"_L1)->setChecked(false);
    m_picking = new PointTool([map] { return map->viewport().centrePoint(); }, this);
    MapStyle style;
    style.halo = m_parts.theme.color("mapHalo"_L1);
    style.text = m_parts.theme.color("text"_L1);
    m_picking->setStyle(style);
    // Not within its own click: it goes.
    connect(m_picking, &PointTool::picked, this, &Dialogs::endPicking, Qt::QueuedConnection);
    map->setTool(m_picking);
    map->setFocus(Qt::OtherFocusReason);
    m_parts.window.showNotice(
        tr("Click the place on the map, or press Enter for its middle. Esc goes back."));
}

void Dialogs::endPicking(const std::optional<LatLon> &point)
{
    if (!m_picking)
        return;
    m_parts.window.panes().map()->setTool(nullptr);
    delete m_picking;
    if (point)
        m_parts.window.showNotice(tr("Place picked: %1").arg(QueueText::coordinates(*point)));
    if (m_raise)
        m_raise->picked(point);
}

void Dialogs::raiseForCustomer(CustomerId id)
{
    openRaise();
    if (m_raise)
        m_raise->setCustomer(id);
}

void Dialogs::raiseAtSite(const FixedLocation &site)
{
    openRaise();
    if (m_raise)
        m_raise->setSite(site);
}

/// Subscription, coverage and sites: asked while the operator types, shown when they arrive.
void Dialogs::connectRaiseChecks()
{
    RaiseDialog *dialog = m_raise;
    DirectoryReader *directory = &m_session->directory();
    const auto asked = std::make_shared<std::pair<int, LatLon>>();
    const auto showCoverage = [dialog, directory, asked](int type) {
        if (type == asked->first && !directory->coverage(type).isReading)
            dialog->setCoverage(type, asked->second, directory->coverageAt(type, asked->second));
    };
    connect(dialog, &RaiseDialog::coverageWanted, directory,
            [directory, asked](int type, const LatLon &point) {
                *asked = {type, point};
                directory->wantCoverage(type);
            });
    connect(directory, &DirectoryReader::coverageChanged, dialog, showCoverage);
    connect(dialog, &RaiseDialog::subscriptionWanted, directory,
            &DirectoryReader::wantSubscriptions);
    connect(directory, &DirectoryReader::subscriptionsChanged, dialog,
            [this, dialog, directory](CustomerId id) { showSubscription(dialog, directory, id); });
    const auto showSites = [dialog, directory] {
        dialog->setFixedLocations(directory->sites().value.value_or(QList<FixedLocation>()));
    };
    connect(directory, &DirectoryReader::sitesChanged, dialog, showSites);
    showSites();
}

void Dialogs::showSubscription(RaiseDialog *dialog, DirectoryReader *directory, CustomerId id) const
{
    const Reading<QList<Subscription>> reading = directory->subscriptions(id);
    if (reading.isReading)
        return;
    const QString text = reading.error
                             ? errorText(*reading.error, ErrorContext::Directory)
                             : subscriptionDetail(reading.value.value_or(QList<Subscription>()),
                                                  m_parts.serverClock.at(m_parts.clock.monoNow()));
    dialog->setSubscription(id, directory->subscriptionState(id), text);
}

void Dialogs::raiseFinished(const CommandResult &result)
{
    const QString text = failureText(result);
    if (m_raise) {
        if (!result.result)
            m_raise->finishWithError(result.result.error());
        else
            m_raise->finish(text);
    }
    if (!text.isEmpty()) {
        m_parts.window.showNotice(text, MainWindow::Tone::Attention);
        return;
    }
    const QString number = QueueText::number(result.calloutId);
    m_parts.window.selectCallout(result.calloutId);
    m_parts.window.showNotice(result.existing ? tr("Already active: %1, opened").arg(number)
                                              : tr("Raised %1").arg(number));
}

} // namespace console
