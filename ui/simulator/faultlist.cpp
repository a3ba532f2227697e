// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/faultlist.h"

#include "ui/simulator/faultkinds.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

FaultList::FaultList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_list(new QListWidget(this))
{
    setObjectName(u"simulator.running"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    m_none = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_none->setObjectName(u"simulator.running.none"_s);
    m_none->setText(tr("No fault runs."));
    column->addWidget(m_none);
    m_list->setObjectName(u"simulator.running.list"_s);
    m_list->setAccessibleName(tr("Faults that run now"));
    m_list->setWordWrap(true);
    m_list->setFixedHeight(theme.scaled(88));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    const auto add = [&](const QString &words, const QString &name) {
        auto *button = new KeyButton(theme, words, this);
        button->setObjectName(u"simulator.running."_s + name);
        button->setAccessibleName(QString(words).remove(u'&'));
        buttons->addWidget(button);
        return button;
    };
    buttons->addStretch(1);
    m_end = add(tr("&End this fault"), u"end"_s);
    m_endAll = add(tr("E&nd all faults"), u"endAll"_s);
    column->addLayout(buttons);
    connect(m_end, &QPushButton::clicked, this, &FaultList::endOne);
    connect(m_endAll, &QPushButton::clicked, this, [this] { emit changed({}); });
    connect(m_list, &QListWidget::currentRowChanged, this, &FaultList::refresh);
    refresh();
}

void FaultList::setFaults(const QList<QJsonObject> &faults)
{
    if (faults == m_faults)
        return;
    m_faults = faults;
    const int row = m_list->currentRow();
    m_list->clear();
    for (const QJsonObject &fault : faults)
        m_list->addItem(FaultKinds::words(fault));
    if (!faults.isEmpty())
        m_list->setCurrentRow(std::clamp(row, 0, int(faults.size()) - 1));
    refresh();
}

void FaultList::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void FaultList::refresh()
{
    const bool any = !m_faults.isEmpty();
    m_none->setVisible(!any);
    m_list->setVisible(any);
    m_end->setEnabled(any && !m_busy && m_list->currentRow() >= 0);
    m_endAll->setEnabled(any && !m_busy);
}

void FaultList::endOne()
{
    QList<QJsonObject> left = m_faults;
    const int row = m_list->currentRow();
    if (row < 0 || row >= left.size())
        return;
    left.removeAt(row);
    for (QJsonObject &fault : left)
        fault = FaultKinds::forSending(fault);
    emit changed(left);
}

} // namespace console
