// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/jumpbar.h"

#include "models/queuetext.h"
#include "ui/maptools/geowords.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace console {

JumpBar::JumpBar(const Theme &theme, const ServerClock &serverClock, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_serverClock(serverClock),
      m_question(new ThemedLabel(theme, "body"_L1, {}, this)),
      m_keep(new QPushButton(tr("&Keep the earlier one"), this)), // the safe answer comes first
      m_use(new QPushButton(tr("&Use the new one"), this))
{
    setObjectName(u"map.jump"_s);
    m_question->setObjectName(u"map.jump.question"_s);
    m_question->setWordWrap(true);
    m_use->setObjectName(u"map.jump.use"_s);
    m_use->setToolTip(tr("Help is wanted at the new position"));
    m_keep->setObjectName(u"map.jump.keep"_s);
    m_keep->setToolTip(tr("The place help was called from stays; both are shown"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_question, 1);
    row->addWidget(m_keep);
    row->addWidget(m_use);
    connect(m_use, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { answer(false); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void JumpBar::setEntry(const std::optional<BoardEntry> &entry)
{
    const bool isAsking = entry && entry->beforeJump && entry->callout.position
                          && entry->presence != Presence::Ended && !entry->cleared;
    const CalloutId before = std::exchange(m_id, isAsking ? entry->id() : 0);
    if (isAsking) {
        const QString text = question(*entry);
        m_question->setPlainText(text);
        m_use->setAccessibleDescription(text);
        m_keep->setAccessibleDescription(text);
        if (before != m_id)
            emit announced(text);
    }
    setVisible(isAsking);
}

QString JumpBar::question(const BoardEntry &entry) const
{
    const Position &now = *entry.callout.position;
    const UtcTime jumped = now.fixTime.value_or(m_serverClock.at(entry.fixChanged));
    return tr("The position of %1 jumped %2 at %3.")
        .arg(QueueText::number(entry.id()),
             GeoWords::distance(distanceMetres(entry.beforeJump->point, now.point)),
             QueueText::localMinute(jumped));
}

void JumpBar::answer(bool useNew)
{
    // Hidden at once: a second press would answer the next question.
    const CalloutId id = std::exchange(m_id, 0);
    hide();
    if (id != 0)
        emit settle(id, useNew);
}

void JumpBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color("warnTint"_L1));
    painter.fillRect(0, 0, m_theme.metric("edgeBar"_L1), height(), m_theme.color("warnSymbol"_L1));
}

} // namespace console
