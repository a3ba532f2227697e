// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/aspectlist.h"

#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/segmented.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

AspectList::AspectList(const Theme &theme, const QString &objectName, QWidget *parent)
    : Panel(theme, "base"_L1, "lineSubtle"_L1, parent),
      m_theme(theme),
      m_layout(new QVBoxLayout(this))
{
    setObjectName(objectName);
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_layout->setSpacing(0);
    m_words = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_words->setContentsMargins(12, 6, 12, 6);
    m_words->setWordWrap(true);
    m_layout->addWidget(m_words);
    m_words->setText(tr("Reading the aspects…"));
}

void AspectList::clearRows()
{
    m_rows.clear();
    const auto lines = findChildren<QWidget *>(u"aspect"_s, Qt::FindDirectChildrenOnly);
    qDeleteAll(lines);
}

void AspectList::setWords(const QString &words)
{
    clearRows();
    m_words->setPlainText(words);
    m_words->show();
}

void AspectList::setItems(const QList<RatingItem> &items)
{
    if (items.isEmpty()) {
        setWords(tr("AURA has no aspects to rate."));
        return;
    }
    clearRows();
    m_words->hide();
    for (const RatingItem &item : items)
        addRow(item);
    emit changed();
}

void AspectList::addRow(const RatingItem &item)
{
    auto *line = new QWidget(this);
    line->setObjectName(u"aspect"_s);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(12, 3, 6, 3);
    layout->setSpacing(6);
    const QString words = item.description.isEmpty() ? item.key : item.description;
    auto *name = new ThemedLabel(m_theme, "chrome"_L1, {}, line);
    name->setText(words);
    name->setWordWrap(true);
    layout->addWidget(name, 1);
    Row row;
    row.item = item;
    row.state = new ThemedLabel(m_theme, "rowSecond"_L1, "second"_L1, line);
    row.state->setText(tr("not rated"));
    layout->addWidget(row.state);
    const auto button = [&](const QString &text, const QByteArray &icon, const QString &id) {
        auto *made = new SegmentButton(m_theme, text, line);
        made->setObjectName(u"%1.%2.%3"_s.arg(objectName()).arg(item.id).arg(id));
        made->setAccessibleName(u"%1: %2"_s.arg(words, text));
        made->setIconId(icon);
        made->setMinimumWidth(m_theme.scaled(84));
        layout->addWidget(made);
        return made;
    };
    row.good = button(tr("Good"), "thumbup", u"good"_s);
    row.poor = button(tr("Poor"), "thumbdown", u"poor"_s);
    if (QWidget *last = m_rows.isEmpty() ? tabStopBefore(this) : m_rows.last().poor)
        setTabOrder(last, row.good);
    setTabOrder(row.good, row.poor);
    const qsizetype at = m_rows.size();
    connect(row.good, &SegmentButton::toggled, this, [this, at](bool on) { chose(at, true, on); });
    connect(row.poor, &SegmentButton::toggled, this, [this, at](bool on) { chose(at, false, on); });
    m_rows << row;
    m_layout->addWidget(line);
}

void AspectList::chose(qsizetype row, bool good, bool checked)
{
    const Row &which = m_rows.at(row);
    // One or the other or none: pressing a pressed one takes it back.
    if (checked)
        (good ? which.poor : which.good)->setChecked(false);
    const bool any = which.good->isChecked() || which.poor->isChecked();
    which.state->setPlainText(any ? QString() : tr("not rated"));
    emit changed();
}

QList<RatingRequest::Item> AspectList::rated() const
{
    QList<RatingRequest::Item> items;
    for (const Row &row : m_rows) {
        const bool any = row.good->isChecked() || row.poor->isChecked();
        if (any && !row.accepted)
            items.append({.itemId = row.item.id,
                          .key = row.item.key,
                          .description = row.item.description,
                          .positive = row.good->isChecked()});
    }
    return items;
}

void AspectList::lock(const QList<qint64> &itemIds)
{
    for (Row &row : m_rows) {
        if (!itemIds.contains(row.item.id))
            continue;
        row.accepted = true;
        row.state->setPlainText(tr("accepted"));
        row.good->setEnabled(false);
        row.poor->setEnabled(false);
    }
}

} // namespace console
