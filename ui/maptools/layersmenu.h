// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which layers the map shows, as a menu of checkable commands.
#pragma once

#include "ui/map/maplayers.h"

#include <QMenu>

namespace console {

class LayersMenu final : public QMenu {
    Q_OBJECT

public:
    explicit LayersMenu(QWidget *parent = nullptr);

    [[nodiscard]] const MapLayers &layers() const { return m_layers; }
    void setLayers(const MapLayers &layers); ///< says nothing

signals:
    void layersChanged(const console::MapLayers &layers); ///< by the user

private:
    void add(const QString &name, const QString &text, const QString &tip);

    MapLayers m_layers;
    QList<QAction *> m_actions; ///< in the order of the menu
};

} // namespace console
