// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuedelegate.h"

#include "models/queuetext.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int padding = 8;
constexpr int glyphLeft = 12;
constexpr int glyphGap = 9;
constexpr int narrowGlyphGap = 7;
constexpr int pillPadding = 5;
constexpr int focusWidth = 2;
constexpr qreal flashLowOpacity = 0.35;

bool needsDecision(DisplayState state)
{
    return state == DisplayState::Withdrawn || state == DisplayState::Ended;
}

} // namespace

/// Everything the painting of one cell needs, gathered once.
struct QueueDelegate::Cell {
    QPainter &painter;
    const CalloutRow &row;
    QueueCells cells;
    Column column;
    QRect rect;
    int rowNumber;
    bool selected;
    qreal dpr;
};

QueueDelegate::QueueDelegate(const CalloutFilterProxyModel &proxy, const Theme &theme,
                             std::function<MonoTime()> now, const ServerClock &serverClock,
                             QObject *parent)
    : QStyledItemDelegate(parent),
      m_proxy(proxy),
      m_theme(theme),
      m_now(std::move(now)),
      m_serverClock(serverClock)
{
}

int QueueDelegate::rowHeight() const
{
    return m_theme.metric(look.compact ? "rowCompact"_L1 : "rowComfortable"_L1);
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.scaled(60), rowHeight()};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Cell cell{*painter,
                    m_proxy.rowAt(index.row()),
                    {m_proxy.table(), m_serverClock, m_now(), look.interval, look.linkLost},
                    Column(index.column()),
                    option.rect,
                    index.row(),
                    option.state.testFlag(QStyle::State_Selected),
                    painter->device()->devicePixelRatioF()};
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(cell);
    switch (cell.column) {
    case CalloutTableModel::State: paintState(cell); break;
    case CalloutTableModel::Clock: paintClock(cell); break;
    case CalloutTableModel::CalloutNumber: paintCallout(cell); break;
    case CalloutTableModel::Place: paintPlace(cell); break;
    case CalloutTableModel::Owner: paintOwner(cell); break;
    case CalloutTableModel::Data: paintData(cell); break;
    case CalloutTableModel::Marks: paintMarks(cell); break;
    case CalloutTableModel::ColumnTotal: break;
    }
    paintFrame(cell);
    painter->restore();
}

void QueueDelegate::paintGround(const Cell &cell) const
{
    const DisplayState state = cell.row.state;
    const bool leading =
        cell.column == CalloutTableModel::State || cell.column == CalloutTableModel::Clock;
    QLatin1StringView token = cell.rowNumber % 2 ? "alternate"_L1 : "base"_L1;
    if (cell.selected)
        token = "selected"_L1;
    else if (state == DisplayState::New)
        token = "alarmTint"_L1;
    else if (leading && needsDecision(state))
        token = "warnTint"_L1;
    else if (leading && state == DisplayState::LostContact)
        token = "techTint"_L1;
    cell.painter.fillRect(cell.rect, m_theme.color(token));
    if (state == DisplayState::Test && !cell.selected) {
        cell.painter.setBrushOrigin(0, cell.rect.top());
        cell.painter.fillRect(cell.rect, QBrush(m_theme.color("lineSubtle"_L1), Qt::BDiagPattern));
    }
    cell.painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1),
                          m_theme.color("lineSubtle"_L1));
    if (cell.column != CalloutTableModel::State)
        return;
    const QString &me = m_proxy.table().operatorName();
    const bool mine = !cell.row.entry.owner.isEmpty() && cell.row.entry.owner == me;
    if (state != DisplayState::New && !mine)
        return;
    const bool fresh = state == DisplayState::New;
    const int width = m_theme.metric("edgeBar"_L1) + (fresh && look.reducedMotion ? 2 : 0);
    cell.painter.fillRect(QRect(cell.rect.left(), cell.rect.top(), width, cell.rect.height() - 1),
                          m_theme.color(fresh ? "alarmSymbol"_L1 : "accentSymbol"_L1));
}

void QueueDelegate::paintFrame(const Cell &cell) const
{
    if (!cell.selected || !look.focused)
        return;
    const QColor ring = m_theme.color("focusRing"_L1);
    const QRect &r = cell.rect;
    cell.painter.fillRect(QRect(r.left(), r.top(), r.width(), focusWidth), ring);
    cell.painter.fillRect(QRect(r.left(), r.bottom() - focusWidth + 1, r.width(), focusWidth),
                          ring);
    if (cell.column == CalloutTableModel::State)
        cell.painter.fillRect(QRect(r.left(), r.top(), focusWidth, r.height()), ring);
    if (cell.column == CalloutTableModel::Marks)
        cell.painter.fillRect(QRect(r.right() - focusWidth + 1, r.top(), focusWidth, r.height()),
                              ring);
}

QRect QueueDelegate::firstLine(const Cell &cell) const
{
    const QRect inner = cell.rect.adjusted(padding, 0, -1, -1);
    if (look.compact)
        return inner;
    const int half = inner.height() / 2;
    return {inner.left(), inner.top() + m_theme.scaled(3), inner.width(), half};
}

QRect QueueDelegate::secondLine(const Cell &cell) const
{
    const QRect first = firstLine(cell);
    const int top = first.bottom() - m_theme.scaled(2);
    return {first.left(), top, first.width(), cell.rect.bottom() - m_theme.scaled(2) - top};
}

QFont QueueDelegate::rowFont(bool strong) const
{
    const bool small = look.compact || look.layout == QueueLayout::Smallest;
    QFont font = m_theme.font(small ? "rowCompact"_L1 : "row"_L1);
    if (strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QFont QueueDelegate::secondFont() const
{
    QFont font = m_theme.font(look.layout == QueueLayout::Smallest ? "header"_L1 : "rowSecond"_L1);
    font.setWeight(QFont::Normal);
    return font;
}

QLatin1StringView QueueDelegate::dimmed(QLatin1StringView ink) const
{
    return look.linkLost && ink == "text"_L1 ? "textSecondary"_L1 : ink;
}

QLatin1StringView QueueDelegate::wordInk(const Cell &cell) const
{
    switch (cell.row.state) {
    case DisplayState::New: return "alarmText"_L1;
    case DisplayState::Withdrawn:
    case DisplayState::Ended: return "warnText"_L1;
    case DisplayState::LostContact: return "techText"_L1;
    default: return "text"_L1;
    }
}

void QueueDelegate::paintText(const Cell &cell, const QRect &line, const QString &text,
                              const QFont &font, QLatin1StringView ink) const
{
    cell.painter.setPen(m_theme.color(dimmed(ink)));
    m_texts.draw(cell.painter, line, text, font);
}

void QueueDelegate::paintPill(const Cell &cell, const QRect &line, const QString &text,
                              const QFont &font, QLatin1StringView fill, QLatin1StringView ink,
                              bool outline) const
{
    const QFontMetrics metrics(font);
    const int height = metrics.ascent() + metrics.descent() - m_theme.scaled(1);
    const QRectF box(line.left() - pillPadding, line.center().y() - height / 2,
                     metrics.horizontalAdvance(text) + 2 * pillPadding, height);
    cell.painter.setRenderHint(QPainter::Antialiasing);
    const int radius = m_theme.metric("radius"_L1);
    if (outline) {
        cell.painter.setPen(QPen(m_theme.color(fill), 1));
        cell.painter.setBrush(Qt::NoBrush);
        cell.painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), radius, radius);
    } else {
        cell.painter.setPen(Qt::NoPen);
        cell.painter.setBrush(m_theme.color(fill));
        cell.painter.drawRoundedRect(box, radius, radius);
    }
    cell.painter.setFont(font);
    cell.painter.setPen(m_theme.color(ink));
    cell.painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void QueueDelegate::paintState(const Cell &cell) const
{
    const bool fresh = cell.row.state == DisplayState::New;
    const int side = m_theme.scaled(look.compact ? 16 : 20);
    const int left = cell.rect.left() + m_theme.scaled(glyphLeft);
    if (fresh && look.flashLow && !look.reducedMotion)
        cell.painter.setOpacity(flashLowOpacity);
    cell.painter.drawPixmap(left, cell.rect.top() + (cell.rect.height() - 1 - side) / 2,
                            m_theme.glyph(Theme::glyphId(cell.row.state), side, cell.dpr));
    cell.painter.setOpacity(1);
    const bool narrow = look.layout == QueueLayout::Smallest;
    const int text = left + side + m_theme.scaled(narrow ? narrowGlyphGap : glyphGap);
    QRect line = firstLine(cell);
    line.setLeft(text);
    paintText(cell, line, cell.cells.word(cell.row), rowFont(true), wordInk(cell));
    if (look.compact)
        return;
    line = secondLine(cell);
    line.setLeft(text);
    paintText(cell, line, cell.cells.detail(cell.row), secondFont(), "textSecondary"_L1);
}

void QueueDelegate::paintClock(const Cell &cell) const
{
    const ClockCell clock = cell.cells.clock(cell.row, look.layout == QueueLayout::Smallest);
    QFont font = m_theme.font(look.compact ? "rowStrong"_L1 : "state"_L1);
    font.setWeight(QFont::Bold);
    const QRect line = firstLine(cell);
    switch (clock.pill) {
    case ClockCell::Plain: paintText(cell, line, clock.total, font, "text"_L1); break;
    case ClockCell::Amber:
        paintPill(cell, line, clock.total, font, "warnFill"_L1, "warnOnFill"_L1);
        break;
    case ClockCell::Red:
        paintPill(cell, line, clock.total, font, "alarmFill"_L1, "alarmOnFill"_L1);
        break;
    }
    if (!look.compact)
        paintText(cell, secondLine(cell), clock.detail, secondFont(), "textSecondary"_L1);
}

void QueueDelegate::paintKind(const Cell &cell, const QRect &line, const QString &text) const
{
    QRect words = line;
    const bool known =
        cell.row.kind == ResponseKind::Security || cell.row.kind == ResponseKind::Medical;
    if (known) {
        const int side = m_theme.scaled(16);
        const auto id = cell.row.kind == ResponseKind::Medical ? "medical"_L1 : "security"_L1;
        cell.painter.drawPixmap(
            line.left() - 1, line.center().y() - side / 2 + 1,
            m_theme.iconPixmap(id, side, m_theme.color("textSecondary"_L1), cell.dpr));
        words.setLeft(line.left() + side + m_theme.scaled(3));
    }
    paintText(cell, words, text, secondFont(), "textSecondary"_L1);
}

void QueueDelegate::paintCallout(const Cell &cell) const
{
    paintText(cell, firstLine(cell), QueueText::number(cell.row.entry.id()), rowFont(false),
              "text"_L1);
    if (!look.compact)
        paintKind(cell, secondLine(cell), cell.row.emergency);
}

void QueueDelegate::paintPlace(const Cell &cell) const
{
    const QString number = QueueText::number(cell.row.entry.id());
    QString first = cell.row.place;
    if (look.compact && look.layout == QueueLayout::Smallest)
        first = number + u"  "_s + first;
    paintText(cell, firstLine(cell), first, rowFont(false), "text"_L1);
    if (look.compact)
        return;
    if (look.layout == QueueLayout::Smallest)
        paintKind(cell, secondLine(cell), number);
    else
        paintText(cell, secondLine(cell), cell.row.placeDetail(), secondFont(), "textSecondary"_L1);
}

void QueueDelegate::paintOwner(const Cell &cell) const
{
    const bool shared = look.layout != QueueLayout::Wide && !look.compact;
    const QRect whole = cell.rect.adjusted(padding, 0, -2, -1);
    const bool mine = cell.row.owner != cell.row.entry.owner;
    paintText(cell, shared ? firstLine(cell) : whole,
              cell.row.owner.isEmpty() ? u"—"_s : cell.row.owner, rowFont(mine), "text"_L1);
    if (shared)
        paintAge(cell, secondLine(cell), secondFont(), "textSecondary"_L1);
}

void QueueDelegate::paintData(const Cell &cell) const
{
    paintAge(cell, cell.rect.adjusted(padding, 0, -2, -1), rowFont(false), "text"_L1);
}

void QueueDelegate::paintAge(const Cell &cell, const QRect &line, QFont face,
                             QLatin1StringView ink) const
{
    const AgeCell age = cell.cells.age(cell.row);
    switch (age.mark) {
    case AgeCell::Plain: paintText(cell, line, age.text, face, ink); break;
    case AgeCell::Strong:
        face.setWeight(QFont::DemiBold);
        paintText(cell, line, age.text, face, "techText"_L1);
        break;
    case AgeCell::Outline:
        paintPill(cell, line, age.text, face, "techSymbol"_L1, "techText"_L1, true);
        break;
    case AgeCell::Solid:
        face.setWeight(QFont::Medium);
        paintPill(cell, line, age.text, face, "techFill"_L1, "techOnFill"_L1);
        break;
    }
}

void QueueDelegate::paintMarks(const Cell &cell) const
{
    // From the right: what waits for an answer first, then what was noted, then what is done.
    const bool tight = look.layout == QueueLayout::Smallest;
    const int right = cell.rect.right() - m_theme.scaled(tight ? 3 : 8);
    const int middle = cell.rect.center().y();
    const int side = m_theme.scaled(16);
    const int unread = m_proxy.table().unread(cell.row.entry.id());
    int top = middle - side / 2;
    const bool two = !look.compact && unread > 0 && cell.row.entry.privateNote;
    if (unread > 0) {
        QFont font = m_theme.font("header"_L1);
        font.setWeight(QFont::Bold);
        const QString text = unread > 99 ? u"99+"_s : QString::number(unread);
        const int height = m_theme.scaled(18);
        const int width =
            std::max(height, QFontMetrics(font).horizontalAdvance(text) + (tight ? 4 : 8));
        const QRect box(right - width + 1, two ? middle - height - 1 : middle - height / 2, width,
                        height);
        cell.painter.setRenderHint(QPainter::Antialiasing);
        cell.painter.setPen(Qt::NoPen);
        cell.painter.setBrush(m_theme.color("accentFill"_L1));
        cell.painter.drawRoundedRect(box, 3, 3);
        cell.painter.setFont(font);
        cell.painter.setPen(m_theme.color("accentOnFill"_L1));
        cell.painter.drawText(box, Qt::AlignCenter, text);
        top = middle + 2;
    }
    if (cell.row.entry.privateNote && (two || unread == 0))
        cell.painter.drawPixmap(right - side + 1, top, m_theme.glyph("private"_L1, side, cell.dpr));
    else if (cell.row.entry.rated && unread == 0)
        cell.painter.drawPixmap(
            right - side + 1, top,
            m_theme.iconPixmap("check"_L1, side, m_theme.color("doneSymbol"_L1), cell.dpr));
}

} // namespace console
