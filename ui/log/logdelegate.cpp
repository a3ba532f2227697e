// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/logdelegate.h"

#include "models/operatorlogmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

LogDelegate::LogDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.scaled(60), m_theme.metric("rowLog"_L1)};
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const QRect &box = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(box, m_theme.color(selected          ? "selected"_L1
                                         : index.row() % 2 ? "alternate"_L1
                                                           : "base"_L1));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1),
                      m_theme.color("lineSubtle"_L1));
    const bool quiet =
        index.column() == OperatorLogModel::Time || index.column() == OperatorLogModel::Outcome;
    const bool last = index.column() == OperatorLogModel::Outcome;
    const QFont font = m_theme.font(quiet ? "rowSecond"_L1 : "chrome"_L1);
    painter->setFont(font);
    painter->setPen(m_theme.color(quiet ? "textSecondary"_L1 : "text"_L1));
    const QRect words = box.adjusted(index.column() == 0 ? 11 : 4, 0, last ? -11 : -4, -1);
    painter->drawText(
        words, int(last ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    if (selected && option.widget && option.widget->hasFocus()) {
        const QColor ring = m_theme.color("focusRing"_L1);
        painter->fillRect(QRect(box.left(), box.top(), box.width(), 2), ring);
        painter->fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), ring);
        if (index.column() == 0)
            painter->fillRect(QRect(box.left(), box.top(), 2, box.height()), ring);
        if (last)
            painter->fillRect(QRect(box.right() - 1, box.top(), 2, box.height()), ring);
    }
    painter->restore();
}

} // namespace console
