// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/floodstrip.h"

#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

FloodStrip::FloodStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_words(new ThemedLabel(theme, "body"_L1, "text"_L1, this))
{
    setObjectName(u"floodStrip"_s);
    setFixedHeight(34);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 12, 0);
    row->addWidget(m_words, 1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void FloodStrip::setPicture(const AlarmPicture &picture, MonoTime now)
{
    if (m_flood && !picture.flood)
        m_overAt = now;
    else if (picture.flood || (m_overAt && now - *m_overAt >= overShown))
        m_overAt.reset();
    m_flood = picture.flood;
    QString words;
    if (m_flood)
        words = tr("Flood: %1 new in 10 min. Rows are compact; what is not taken stands first. "
                   "N takes the next.")
                    .arg(picture.newInTenMinutes);
    else if (m_overAt)
        words = tr("The flood is over: %1 new in 10 min.").arg(picture.newInTenMinutes);
    if (m_words->text() != words) {
        m_words->setText(words);
        setAccessibleName(words);
    }
    setVisible(!words.isEmpty());
}

QString FloodStrip::text() const
{
    return m_words->text();
}

void FloodStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color("warnTint"_L1));
    painter.fillRect(QRect(0, 0, 4, height()), m_theme.color("warnSymbol"_L1));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color("lineSubtle"_L1));
}

} // namespace console
