// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conversation/messagedelegate.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int margin = 13;
constexpr int top = 7;
constexpr int timeWidth = 72;
constexpr int authorWidth = 112;
constexpr int narrowAuthorWidth = 108;
constexpr int narrowBelow = 440;

/// Lays `text` out in `width` pixels, by words where that is possible. Returns the height.
qreal layOut(QTextLayout &layout, const QString &text, int width)
{
    QString lines = text;
    layout.setText(lines.replace(u'\n', QChar::LineSeparator));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(40, width));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

} // namespace

MessageDelegate::MessageDelegate(const ConversationModel &model, const Theme &theme,
                                 QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_theme(theme)
{
}

int MessageDelegate::textLeft(int width) const
{
    const int author = width < m_theme.scaled(narrowBelow) ? narrowAuthorWidth : authorWidth;
    return margin + m_theme.scaled(timeWidth + author);
}

int MessageDelegate::actionsHeight() const
{
    return m_theme.metric("button"_L1) + 4;
}

int MessageDelegate::textHeight(const QString &text, int width) const
{
    QTextLayout layout;
    layout.setFont(m_theme.font("body"_L1));
    return int(std::ceil(layOut(layout, text, width)));
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const MessageRow &row = m_model.messageAt(index.row());
    int height = 2 * top + 1 + textHeight(row.text, width - textLeft(width) - margin);
    if (row.delivery != MessageRow::None)
        height += QFontMetrics(m_theme.font("rowSecond"_L1)).height() + 1;
    if (row.delivery == MessageRow::NotSent)
        height += actionsHeight();
    return {width, height};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const MessageRow &row = m_model.messageAt(index.row());
    const QRect &box = option.rect;
    painter->save();
    painter->setClipRect(box);
    painter->fillRect(box,
                      m_theme.color(row.author == MessageRow::You ? "accentTint"_L1 : "base"_L1));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1),
                      m_theme.color("lineSubtle"_L1));

    const int left = box.left() + margin;
    const int lineHeight = QFontMetrics(m_theme.font("body"_L1)).height();
    const QRect first(left, box.top() + top, m_theme.scaled(timeWidth) - 6, lineHeight);
    painter->setFont(m_theme.font("chrome"_L1));
    painter->setPen(m_theme.color("textSecondary"_L1));
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                      row.at ? toDateTime(*row.at).toLocalTime().toString(u"HH:mm:ss"_s)
                             : u"--:--:--"_s);

    const int text = box.left() + textLeft(box.width());
    const bool person = row.author == MessageRow::You || row.author == MessageRow::AuraControl;
    QFont author = m_theme.font("chrome"_L1);
    author.setWeight(person ? QFont::DemiBold : QFont::Normal);
    painter->setFont(author);
    painter->setPen(m_theme.color(person ? "text"_L1 : "textSecondary"_L1));
    const QRect second(left + m_theme.scaled(timeWidth), first.top(),
                       text - left - m_theme.scaled(timeWidth) - 6, lineHeight);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(author).elidedText(ConversationModel::authorText(row),
                                                      Qt::ElideRight, second.width()));

    painter->setPen(
        m_theme.color(row.author == MessageRow::System ? "textSecondary"_L1 : "text"_L1));
    const int width = box.left() + box.width() - margin - text; // as sizeHint() measures
    QTextLayout layout;
    layout.setFont(m_theme.font("body"_L1));
    const QRect words(text, first.top(), width, int(std::ceil(layOut(layout, row.text, width))));
    layout.draw(painter, words.topLeft());
    if (row.delivery != MessageRow::None)
        paintDelivery(*painter, row, QRect(text, words.bottom() + 1, width, lineHeight));
    if (focused && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.color("focusRing"_L1), 2));
        painter->drawRect(box.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void MessageDelegate::paintDelivery(QPainter &painter, const MessageRow &row,
                                    const QRect &line) const
{
    QRect words = line;
    QFont font = m_theme.font("rowSecond"_L1);
    const bool failed = row.delivery == MessageRow::NotSent;
    if (failed) {
        const int side = m_theme.scaled(16);
        painter.drawPixmap(line.left(), line.center().y() - side / 2,
                           m_theme.iconPixmap("unlink"_L1, side, m_theme.color("techText"_L1),
                                              painter.device()->devicePixelRatioF()));
        words.setLeft(line.left() + side + 5);
        font.setWeight(QFont::DemiBold);
    }
    painter.setFont(font);
    painter.setPen(m_theme.color(failed ? "techText"_L1 : "textSecondary"_L1));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(ConversationModel::deliveryText(row),
                                                   Qt::ElideRight, words.width()));
}

} // namespace console
