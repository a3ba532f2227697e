// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/layersmenu.h"

#include <array>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr std::array order{&MapLayers::trails, &MapLayers::accuracy, &MapLayers::responders,
                           &MapLayers::sites,  &MapLayers::coverage, &MapLayers::labels};

} // namespace

LayersMenu::LayersMenu(QWidget *parent) : QMenu(tr("&Layers"), parent)
{
    setObjectName(u"map.layers"_s);
    setToolTipsVisible(true);
    add(u"trails"_s, tr("&Trails"), tr("Where each callout was in the last hour"));
    add(u"accuracy"_s, tr("&Accuracy"), tr("A circle as wide as the position may be wrong"));
    add(u"responders"_s, tr("&Responders"), tr("Units on their way, with a line to the callout"));
    add(u"sites"_s, tr("&Sites"), tr("Registered fixed locations"));
    add(u"coverage"_s, tr("&Coverage"), tr("Where response companies go"));
    add(u"labels"_s, tr("&Labels"), tr("Numbers and clocks beside the callouts"));
    setLayers({});
}

void LayersMenu::add(const QString &name, const QString &text, const QString &tip)
{
    QAction *action = addAction(text);
    action->setObjectName(u"map.layers."_s + name);
    action->setToolTip(tip);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, at = size_t(m_actions.size())](bool isOn) {
        m_layers.*order.at(at) = isOn;
        emit layersChanged(m_layers);
    });
    m_actions.append(action);
}

void LayersMenu::setLayers(const MapLayers &layers)
{
    m_layers = layers;
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        m_actions.at(i)->setChecked(layers.*order.at(size_t(i)));
}

} // namespace console
