// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/keybutton.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int padding = 10;
constexpr int gap = 8;
constexpr int hintPadding = 4;

QString plainWords(QString text)
{
    return text.remove(u'&');
}

QColor token(const Theme &theme, const QString &name)
{
    const QByteArray latin = name.toLatin1();
    return theme.color(QLatin1StringView(latin));
}

} // namespace

QString keyHintText(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    text.replace(u", "_s, u" "_s);
    // "Ctrl++" is a plus with Ctrl.
    const bool plus = text.endsWith(u"++");
    text.replace(u'+', u' ');
    if (text == u" "_s)
        return u"+"_s;
    return plus ? text.trimmed() + u" +"_s : text;
}

KeyButton::KeyButton(const Theme &theme, const QString &text, QWidget *parent)
    : QPushButton(text, parent), m_theme(theme)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &KeyButton::refresh);
    refresh();
}

KeyButton::KeyButton(const Theme &theme, QAction *action, QWidget *parent)
    : KeyButton(theme, QString(), parent)
{
    m_action = action;
    connect(action, &QAction::changed, this, &KeyButton::followAction);
    connect(this, &QPushButton::clicked, action, [action] { action->trigger(); });
    followAction();
}

void KeyButton::followAction()
{
    setText(m_action->iconText());
    setToolTip(m_action->toolTip());
    setEnabled(m_action->isEnabled());
    setIconId(m_action->property("iconId").toString());
    const QString hint = m_action->property("keyHint").toString();
    setKeyHint(hint.isEmpty() ? keyHintText(m_action->shortcut()) : hint);
    setAccessibleName(plainWords(m_action->iconText()));
    setAccessibleDescription(m_action->toolTip());
    updateGeometry();
    update();
}

void KeyButton::refresh()
{
    setFont(m_theme.font("chrome"_L1));
    updateGeometry();
    update();
}

void KeyButton::setKeyHint(const QString &hint)
{
    if (m_hint == hint)
        return;
    m_hint = hint;
    updateGeometry();
    update();
}

void KeyButton::setIconId(const QString &id)
{
    if (m_iconId == id)
        return;
    m_iconId = id;
    updateGeometry();
    update();
}

void KeyButton::setFill(QLatin1StringView fillToken, QLatin1StringView textToken)
{
    m_fill = fillToken;
    m_ink = textToken;
    update();
}

void KeyButton::setWordless(bool wordless)
{
    if (m_wordless == wordless)
        return;
    m_wordless = wordless;
    if (accessibleName().isEmpty())
        setAccessibleName(plainWords(text()));
    updateGeometry();
    update();
}

void KeyButton::setBare(bool bare)
{
    m_bare = bare;
    update();
}

void KeyButton::setIconSide(int px)
{
    m_iconSide = px;
    updateGeometry();
    update();
}

void KeyButton::setHintShown(bool shown)
{
    m_hintShown = shown;
    updateGeometry();
    update();
}

bool KeyButton::hintVisible() const
{
    return m_hintShown && !m_hint.isEmpty();
}

bool KeyButton::showsWords() const
{
    return !text().isEmpty() && (!m_wordless || m_iconId.isEmpty());
}

QSize KeyButton::sizeHint() const
{
    int width = 2 * padding;
    if (!m_iconId.isEmpty())
        width += m_theme.scaled(m_iconSide);
    if (showsWords()) {
        QFont strong = font();
        strong.setWeight(QFont::Medium);
        width += QFontMetrics(strong).horizontalAdvance(plainWords(text()));
    }
    if (hintVisible()) {
        const QFontMetrics metrics(m_theme.font("keyHint"_L1));
        width += std::max(metrics.horizontalAdvance(m_hint) + 2 * hintPadding, m_theme.scaled(18));
    }
    const int parts = int(!m_iconId.isEmpty()) + int(showsWords()) + int(hintVisible());
    const int height = m_theme.metric("button"_L1);
    return {std::max(width + gap * std::max(0, parts - 1), height), height};
}

QColor KeyButton::ground() const
{
    if (!isEnabled())
        return m_theme.color("panel"_L1);
    const bool hot = underMouse() || isDown();
    if (!m_fill.isEmpty()) {
        const QColor fill = token(m_theme, m_fill);
        return hot ? fill.darker(m_theme.isNight() ? 92 : 112) : fill;
    }
    if (isDown() || isChecked())
        return m_theme.color("selected"_L1);
    return m_theme.color(hot ? "hover"_L1 : "raised"_L1);
}

QColor KeyButton::ink() const
{
    if (!isEnabled())
        return m_theme.color("textDisabled"_L1);
    return m_ink.isEmpty() ? m_theme.color("text"_L1) : token(m_theme, m_ink);
}

void KeyButton::paintFrame(QPainter &painter) const
{
    if (m_bare && !underMouse() && !isDown() && !hasFocus())
        return;
    const bool strong = hasFocus() || isDefault();
    const QColor line = hasFocus()          ? m_theme.color("focusRing"_L1)
                        : !isEnabled()      ? m_theme.color("lineSubtle"_L1)
                        : !m_fill.isEmpty() ? ground()
                        : isDefault()       ? m_theme.color("accentFill"_L1)
                                            : m_theme.color("lineControl"_L1);
    const qreal pen = strong ? 2 : 1;
    painter.setPen(QPen(line, pen));
    painter.setBrush(ground());
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 3, 3);
    if (hasFocus() && !m_fill.isEmpty()) { // the ring must stand apart from a strong fill
        painter.setPen(QPen(ink(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
    }
}

void KeyButton::paintHint(QPainter &painter, int x) const
{
    const QFont small = m_theme.font("keyHint"_L1);
    const int box = std::max(QFontMetrics(small).horizontalAdvance(m_hint) + 2 * hintPadding,
                             m_theme.scaled(18));
    const int tall = m_theme.scaled(17);
    const QRectF place(x + .5, (height() - tall) / 2 + .5, box - 1, tall - 1);
    QColor line = ink();
    line.setAlphaF(isEnabled() ? 0.7F : 0.5F);
    painter.setPen(QPen(line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place, 3, 3);
    painter.setPen(ink());
    painter.setFont(small);
    painter.drawText(place, Qt::AlignCenter, m_hint);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    int x = (width() - (sizeHint().width() - 2 * padding)) / 2;
    if (!m_iconId.isEmpty()) {
        const int side = m_theme.scaled(m_iconSide);
        const QByteArray id = m_iconId.toLatin1();
        painter.drawPixmap(
            x, (height() - side) / 2,
            m_theme.iconPixmap(QLatin1StringView(id), side, ink(), devicePixelRatioF()));
        x += side + gap;
    }
    painter.setPen(ink());
    if (showsWords()) {
        QFont words = font();
        words.setWeight(m_fill.isEmpty() ? QFont::Medium : QFont::DemiBold);
        painter.setFont(words);
        const QString shown = plainWords(text());
        const int advance = QFontMetrics(words).horizontalAdvance(shown);
        painter.drawText(QRect(x, 0, advance + 4, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         shown);
        x += advance + gap;
    }
    if (hintVisible())
        paintHint(painter, x);
}

} // namespace console
