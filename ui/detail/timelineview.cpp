// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/timelineview.h"

#include "ui/detail/stages.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int timeRole = Qt::UserRole + 1;
constexpr int whoRole = Qt::UserRole + 2;
constexpr int detailRole = Qt::UserRole + 3;
constexpr int overRole = Qt::UserRole + 4;

class TimelineDelegate final : public QStyledItemDelegate {
public:
    TimelineDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &,
                                 const QModelIndex &index) const override
    {
        const int line = QFontMetrics(m_theme.font("body"_L1)).height();
        const int second = index.data(detailRole).toString().isEmpty()
                               ? 0
                               : QFontMetrics(m_theme.font("rowSecond"_L1)).height();
        return {m_theme.scaled(240), line + second + 10};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool isSelected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, m_theme.color(isSelected ? "selected"_L1 : "base"_L1));
        painter->setPen(m_theme.color("lineSubtle"_L1));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const QRect inside = option.rect.adjusted(12, 5, -10, -5);
        const int timeWide = m_theme.scaled(66);
        const int whoWide = m_theme.scaled(104);
        const QFont body = m_theme.font("body"_L1);
        const int line = QFontMetrics(body).height();
        QRect cell(inside.topLeft(), QSize(timeWide, line));
        write(painter, cell, m_theme.font("rowSecond"_L1), "textSecondary"_L1,
              index.data(timeRole).toString());
        cell.moveLeft(cell.right() + 1);
        cell.setWidth(whoWide - 6);
        QFont strong = body;
        strong.setWeight(QFont::DemiBold);
        write(painter, cell, strong, "text"_L1, index.data(whoRole).toString());
        cell.setLeft(inside.left() + timeWide + whoWide);
        cell.setRight(inside.right());
        write(painter, cell, body, "text"_L1, index.data(Qt::DisplayRole).toString());
        cell.moveTop(cell.bottom() + 1);
        const bool isOver = index.data(overRole).toBool();
        const QString detail = index.data(detailRole).toString();
        const QFont second = m_theme.font("rowSecond"_L1);
        if (isOver) {
            const int wide =
                std::min(cell.width(), QFontMetrics(second).horizontalAdvance(detail) + 10);
            const QRect pill(cell.left(), cell.top(), wide, QFontMetrics(second).height());
            painter->fillRect(pill, m_theme.color("warnFill"_L1));
            write(painter, pill.adjusted(5, 0, -4, 0), second, "warnOnFill"_L1, detail);
        } else {
            write(painter, cell, second, "textSecondary"_L1, detail);
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(m_theme.color("focusRing"_L1), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
    }

private:
    void write(QPainter *painter, const QRect &cell, const QFont &font, QLatin1StringView ink,
               const QString &text) const
    {
        painter->setFont(font);
        painter->setPen(m_theme.color(ink));
        painter->drawText(
            cell, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(text.simplified(), Qt::ElideRight, cell.width()));
    }

    const Theme &m_theme;
};

QString spoken(const TimelineItem &item)
{
    QStringList words{Stages::localSecond(item.at), item.who, item.text};
    if (!item.detail.isEmpty())
        words << item.detail;
    return words.join(u", "_s);
}

} // namespace

TimelineView::TimelineView(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *boxes = new QGridLayout; // two lines: translated words are longer
    boxes->setContentsMargins(12, 6, 10, 6);
    boxes->setHorizontalSpacing(16);
    boxes->setVerticalSpacing(2);
    for (const QString &name : {tr("AURA"), tr("Operators"), tr("Console"), tr("Messages")}) {
        auto *box = new QCheckBox(name, this);
        box->setObjectName(u"timeline.box%1"_s.arg(m_boxes.size()));
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &TimelineView::refresh);
        const int place = int(m_boxes.size());
        boxes->addWidget(box, place / 2, place % 2);
        m_boxes << box;
    }
    boxes->setColumnStretch(1, 1);
    m_count = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_count->setContentsMargins(12, 0, 10, 4);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"timeline.list"_s);
    m_list->setAccessibleName(tr("Timeline, oldest first"));
    m_list->setItemDelegate(new TimelineDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty = new ThemedLabel(theme, "body"_L1, "second"_L1, this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(boxes);
    column->addWidget(m_count);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    connect(&theme, &Theme::changed, m_list, [list = m_list] { list->doItemsLayout(); });
    refresh();
}

void TimelineView::setItems(const QList<TimelineItem> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    refresh();
}

bool TimelineView::passes(const TimelineItem &item) const
{
    return m_boxes.at(int(item.source))->isChecked();
}

QList<TimelineItem> TimelineView::shown() const
{
    QList<TimelineItem> result;
    std::ranges::copy_if(m_items, std::back_inserter(result),
                         [this](const TimelineItem &item) { return passes(item); });
    return result;
}

void TimelineView::refresh()
{
    const QList<TimelineItem> wanted = shown();
    qsizetype same = 0;
    while (same < wanted.size() && same < m_listed.size() && wanted.at(same) == m_listed.at(same))
        ++same;
    while (m_list->count() > same)
        delete m_list->takeItem(m_list->count() - 1);
    for (qsizetype i = same; i < wanted.size(); ++i) {
        const TimelineItem &item = wanted.at(i);
        auto *row = new QListWidgetItem(item.text, m_list);
        row->setData(timeRole, Stages::localSecond(item.at));
        row->setData(whoRole, item.who);
        row->setData(detailRole, item.detail);
        row->setData(overRole, item.overTarget);
        row->setData(Qt::AccessibleTextRole, spoken(item));
        row->setToolTip(item.text.toHtmlEscaped());
    }
    m_listed = wanted;
    m_count->setPlainText(tr("%1 of %2 entries shown").arg(wanted.size()).arg(m_items.size()));
    m_list->setVisible(!wanted.isEmpty());
    m_empty->setVisible(wanted.isEmpty());
    m_empty->setPlainText(m_items.isEmpty() ? tr("Nothing is known to have happened yet.")
                                            : tr("The boxes above hide every entry."));
}

} // namespace console
