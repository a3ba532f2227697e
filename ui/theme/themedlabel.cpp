// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/themedlabel.h"

#include "ui/theme/theme.h"

#include <QStyle>

using namespace Qt::StringLiterals;

namespace console {

ThemedLabel::ThemedLabel(const Theme &theme, QLatin1StringView role, QLatin1StringView tone,
                         QWidget *parent)
    : QLabel(parent), m_theme(theme), m_role(role.data(), role.size())
{
    setTextFormat(Qt::PlainText); // what AURA sends is never markup
    setProperty("tone", QString(tone));
    setFont(theme.font(role));
    connect(&theme, &Theme::changed, this,
            [this] { setFont(m_theme.font(QLatin1StringView(m_role))); });
}

void ThemedLabel::setTone(QLatin1StringView tone)
{
    if (property("tone").toString() == tone)
        return;
    setProperty("tone", QString(tone));
    style()->unpolish(this);
    style()->polish(this);
}

void ThemedLabel::setPlainText(const QString &newText)
{
    if (text() != newText)
        setText(newText);
}

} // namespace console
