// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/hovercard.h"

#include "models/queuetext.h"
#include "ui/maptools/geowords.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int aside = 24; // from the middle of the marker: past its disc
constexpr int clearance = 12; // from the pointer
constexpr int edge = 4; // from the map's border
constexpr int widest = 320;

} // namespace

HoverCard::HoverCard(const Theme &theme, std::function<MonoTime()> now,
                     const ServerClock &serverClock, QWidget *map)
    : QFrame(map),
      m_theme(theme),
      m_now(std::move(now)),
      m_serverClock(serverClock),
      m_wait(this),
      m_title(new ThemedLabel(theme, "rowStrong"_L1, {}, this)),
      m_state(new ThemedLabel(theme, "body"_L1, {}, this)),
      m_lines(new ThemedLabel(theme, "rowSecond"_L1, {}, this))
{
    setObjectName(u"map.hoverCard"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_title->setObjectName(u"map.hoverCard.title"_s);
    m_state->setObjectName(u"map.hoverCard.state"_s);
    m_lines->setObjectName(u"map.hoverCard.lines"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addStretch();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(10, 8, 10, 8);
    rows->setSpacing(4);
    rows->addLayout(head);
    rows->addWidget(m_lines);
    m_wait.setSingleShot(true);
    m_wait.setInterval(delay);
    connect(&m_wait, &QTimer::timeout, this, &HoverCard::present);
    hide();
}

HoverCard::~HoverCard() = default;

void HoverCard::hover(const MapHit &hit, const QPointF &pointer)
{
    m_pointer = pointer.toPoint();
    if (!hit) {
        dismiss();
        return;
    }
    const bool isSame = m_hit.isSame(hit);
    m_hit = hit;
    m_isSentAway = m_isSentAway && isSame;
    if (m_isSentAway)
        return;
    if (isVisible() && isSame)
        move(placeBeside()); // the pointer must not run into it
    else if (isVisible())
        present(); // from one thing to the next without waiting again
    else if (!isSame || !m_wait.isActive())
        m_wait.start();
}

void HoverCard::showFor(const MapHit &hit)
{
    m_wait.stop();
    m_isSentAway = false;
    m_hit = hit;
    m_pointer = hit.at.toPoint();
    present();
}

void HoverCard::dismiss()
{
    m_wait.stop();
    m_hit = {};
    hide();
    qApp->removeEventFilter(this);
}

void HoverCard::tick()
{
    if (isVisible())
        present();
}

void HoverCard::present()
{
    if (!m_hit || !fill()) {
        dismiss();
        return;
    }
    adjustSize();
    move(placeBeside());
    if (!isVisible())
        qApp->installEventFilter(this); // Escape, wherever the keyboard is
    show();
    raise();
}

bool HoverCard::eventFilter(QObject *watched, QEvent *event)
{
    // Only looked at: what else Escape does where the keyboard is goes on.
    // A shortcut's key comes as an override alone.
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_wait.stop();
        m_isSentAway = true; // until the pointer has been somewhere else
        hide();
        qApp->removeEventFilter(this);
    }
    return QFrame::eventFilter(watched, event);
}

bool HoverCard::fill()
{
    switch (m_hit.kind) {
    case MapHit::Kind::None: return false;
    case MapHit::Kind::Callout: {
        const auto entry = m_source.entry(m_hit.callout);
        return entry && fillCallout(*entry);
    }
    case MapHit::Kind::Cluster:
    case MapHit::Kind::Arrow:
        return fillMembers(m_source.members ? m_source.members(m_hit) : QList<CalloutId>());
    case MapHit::Kind::Responder: {
        const auto entry = m_source.entry(m_hit.callout);
        if (!entry)
            return false;
        const Responder &responder = entry->callout.responder;
        QStringList lines{tr("On the way to %1").arg(QueueText::number(m_hit.callout))};
        if (!responder.supplier.isEmpty())
            lines << responder.supplier.simplified();
        setLines(responder.unit.isEmpty() ? tr("Responder") : responder.unit.simplified(),
                 responder.eta ? tr("ETA %1").arg(QueueText::clock(*responder.eta)) : QString(),
                 lines);
        return true;
    }
    case MapHit::Kind::Site:
        setLines(m_source.siteName ? m_source.siteName(m_hit.site) : QueueText::site(m_hit.site),
                 {}, {tr("Fixed location")});
        return true;
    }
    return false;
}

bool HoverCard::fillCallout(const BoardEntry &entry)
{
    QString state = QueueText::stateWord(entry);
    if (const QString clock = m_source.clock ? m_source.clock(entry) : QString(); !clock.isEmpty())
        state += u"  "_s + clock;
    QStringList lines{placeLine(entry), ownerLine(entry), fixLine(entry)};
    if (entry.beforeJump)
        lines << tr("The position jumped: not decided yet");
    setLines(QueueText::number(entry.id()), state, lines);
    return true;
}

bool HoverCard::fillMembers(const QList<CalloutId> &ids)
{
    std::map<DisplayState, std::pair<QString, int>> states; // in the order of their weight
    int count = 0;
    for (const CalloutId id : ids) {
        const auto entry = m_source.entry(id);
        if (!entry)
            continue;
        const DisplayState state = displayState(*entry);
        auto &[word, times] = states[state];
        word = state == DisplayState::UnknownStatus ? tr("Status not known")
                                                    : QueueText::stateWord(*entry);
        ++times;
        ++count;
    }
    if (count == 0)
        return false;
    QStringList lines;
    for (const auto &[state, counted] : states)
        lines << tr("%1 %2", "3 Dispatched").arg(counted.second).arg(counted.first);
    setLines(tr("%1 callouts").arg(count), {}, lines);
    return true;
}

void HoverCard::setLines(const QString &title, const QString &state, const QStringList &lines)
{
    QStringList said = lines;
    said.removeAll(QString());
    m_title->setPlainText(title);
    m_state->setPlainText(state);
    m_state->setVisible(!state.isEmpty());
    const QFontMetrics metrics(m_lines->font());
    for (QString &line : said)
        line = metrics.elidedText(line, Qt::ElideRight, widest);
    m_lines->setPlainText(said.join(u'\n'));
    setAccessibleName(title + u", "_s + state + u", "_s + said.join(u", "_s));
}

QString HoverCard::placeLine(const BoardEntry &entry) const
{
    const auto &position = entry.callout.position;
    if (m_source.places && position) {
        if (const auto fix = m_source.places->nearestWithDistance(position->point))
            return GeoWords::fromPlace(*fix);
    }
    return entry.callout.address.simplified(); // what AURA sends may have any length and lines
}

QString HoverCard::ownerLine(const BoardEntry &entry) const
{
    if (!entry.isTaken())
        return tr("Not taken");
    return entry.owner == m_operator ? tr("Taken by you") : tr("Taken by %1").arg(entry.owner);
}

QString HoverCard::fixLine(const BoardEntry &entry) const
{
    const auto &position = entry.callout.position;
    if (!position)
        return {};
    const MonoTime now = m_now();
    const bool isMeasured = position->fixTime && m_serverClock.isKnown();
    const QString age = QueueText::age(isMeasured ? m_serverClock.at(now) - *position->fixTime
                                                  : now - entry.fixChanged);
    const QString fix = entry.callout.fixedLocationId ? tr("Fixed location")
                        : isMeasured                  ? tr("fix %1 old").arg(age)
                                                      : tr("unchanged for %1").arg(age);
    const QString accuracy = QueueText::accuracy(*position);
    return accuracy.isEmpty() ? fix : accuracy + u", "_s + fix;
}

/// To the right of it and below if there is room; never where the pointer is.
QPoint HoverCard::placeBeside() const
{
    const QPoint at = m_hit.at.toPoint();
    const QRect room = parentWidget()->rect().adjusted(edge, edge, -edge, -edge);
    const QRect pointer(m_pointer - QPoint(clearance, clearance),
                        QSize(2 * clearance, 2 * clearance));
    const auto inside = [&room](QRect card) {
        card.moveLeft(std::clamp(card.left(), room.left(),
                                 std::max(room.left(), room.right() - card.width())));
        card.moveTop(std::clamp(card.top(), room.top(),
                                std::max(room.top(), room.bottom() - card.height())));
        return card;
    };
    QRect first;
    for (const QPoint &corner :
         {at + QPoint(aside, aside / 2), at + QPoint(-aside - width(), aside / 2),
          at + QPoint(aside, -aside / 2 - height()),
          at + QPoint(-aside - width(), -aside / 2 - height()), at + QPoint(-width() / 2, aside),
          at + QPoint(-width() / 2, -aside - height())}) {
        const QRect card = inside(QRect(corner, size()));
        if (!card.intersects(pointer))
            return card.topLeft();
        if (first.isNull())
            first = card;
    }
    return first.topLeft();
}

void HoverCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color("lineControl"_L1));
    painter.setBrush(m_theme.color("panel"_L1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

} // namespace console
