// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who tells whom in the map pane.
#include "ui/map/mapcontrols.h"
#include "ui/map/mapinteraction.h"
#include "ui/map/mapnavigator.h"
#include "ui/map/mappane.h"
#include "ui/map/mapsurface.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace console {

void MapPane::connectControls()
{
    connect(m_controls->lockButton(), &QPushButton::clicked, this, &MapPane::setViewLocked);
    connect(m_controls->fitButton(), &QPushButton::clicked, this, &MapPane::fitAll);
    connect(m_controls->zoomInButton(), &QPushButton::clicked, this, &MapPane::zoomIn);
    connect(m_controls->zoomOutButton(), &QPushButton::clicked, this, &MapPane::zoomOut);
    connect(m_controls->backButton(), &QPushButton::clicked, this, &MapPane::back);
    connect(m_controls->unplacedButton(), &QPushButton::clicked, this, &MapPane::listUnplaced);
    QWidget::setTabOrder({m_controls->lockButton(), m_controls->fitButton(),
                          m_controls->backButton(), m_controls->layersButton(),
                          m_controls->zoomOutButton(), m_controls->zoomInButton(),
                          m_controls->unplacedButton(), m_surface});
}

void MapPane::connectInteraction()
{
    connect(m_navigator, &MapNavigator::moved, this, &MapPane::viewChanged);
    connect(m_navigator, &MapNavigator::lockedChanged, this, [this](bool locked) {
        m_controls->setViewLocked(locked);
        emit viewLockedChanged(locked);
    });
    using Hand = MapInteraction;
    connect(m_interaction, &Hand::changed, m_surface, &MapSurface::follow);
    connect(m_interaction, &Hand::calloutSelected, this, &MapPane::calloutSelected);
    connect(m_interaction, &Hand::calloutActivated, this, &MapPane::calloutActivated);
    connect(m_interaction, &Hand::hovered, this, &MapPane::hovered);
    connect(m_interaction, &Hand::cursorMoved, m_controls, &MapControls::setCursor);
    connect(m_interaction, &Hand::cursorMoved, this, &MapPane::cursorMoved);
    connect(m_interaction, &Hand::mapClicked, this, &MapPane::mapClicked);
    connect(m_interaction, &Hand::areaSelected, this, &MapPane::areaSelected);
    connect(m_interaction, &Hand::contextMenuWanted, this, &MapPane::contextMenuWanted);
    connect(m_interaction, &Hand::listWanted, this,
            [this](const QList<CalloutId> &ids, const QPoint &global) {
                openList(tr("%n callouts in one place", nullptr, int(ids.size())), ids, global);
            });
}

void MapPane::refresh()
{
    m_surface->follow();
}

void MapPane::setCoordinateWords(const std::function<QString(const LatLon &)> &words)
{
    m_controls->setCoordinateWords(words);
}

} // namespace console
