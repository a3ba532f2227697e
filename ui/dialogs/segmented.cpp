// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/segmented.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace console {

using namespace Qt::StringLiterals;

namespace {
constexpr int padding = 12;
constexpr int gap = 7;
constexpr int iconSide = 16;
} // namespace

SegmentButton::SegmentButton(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void SegmentButton::setSecondLine(const QString &text)
{
    m_second = text;
    setAccessibleName(text.isEmpty() ? this->text() : this->text() + u", "_s + text);
    updateGeometry();
}

void SegmentButton::setIconId(const QByteArray &id)
{
    m_iconId = id;
    updateGeometry();
}

QFont SegmentButton::wordsFont(bool strong) const
{
    QFont font = m_theme.font(m_second.isEmpty() ? "chrome"_L1 : "row"_L1);
    font.setWeight(strong || !m_second.isEmpty() ? QFont::DemiBold : QFont::Normal);
    return font;
}

QSize SegmentButton::sizeHint() const
{
    int width = QFontMetrics(wordsFont(true)).horizontalAdvance(text());
    if (!m_iconId.isEmpty())
        width += m_theme.scaled(iconSide) + gap;
    int height = m_theme.metric("button"_L1);
    if (!m_second.isEmpty()) {
        QFont strong = m_theme.font("rowSecond"_L1);
        strong.setWeight(QFont::DemiBold);
        width = std::max(width, QFontMetrics(strong).horizontalAdvance(m_second));
        height = m_theme.scaled(52);
    }
    return {width + 2 * m_theme.scaled(padding), height};
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isEnabled();
    const QColor fill = m_theme.color(isChecked() || isDown() ? "selected"_L1
                                      : !on                   ? "panel"_L1
                                      : underMouse()          ? "hover"_L1
                                                              : "raised"_L1);
    const qreal pen = hasFocus() ? 2 : 1;
    painter.setPen(QPen(m_theme.color(hasFocus() ? "focusRing"_L1
                                      : on       ? "lineControl"_L1
                                                 : "lineSubtle"_L1),
                        pen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 2, 2);
    const QColor ink = m_theme.color(on ? "text"_L1 : "textDisabled"_L1);
    painter.setPen(ink);
    const QFont words = wordsFont(isChecked());
    QRect line = rect();
    if (!m_second.isEmpty())
        line.setBottom(height() / 2 + m_theme.scaled(3));
    int x = (width() - QFontMetrics(words).horizontalAdvance(text())) / 2;
    if (!m_iconId.isEmpty()) {
        const int side = m_theme.scaled(iconSide);
        x -= (side + gap) / 2;
        painter.drawPixmap(
            x, (line.height() - side) / 2,
            m_theme.iconPixmap(QLatin1StringView(m_iconId), side, ink, devicePixelRatioF()));
        x += side + gap;
    }
    painter.setFont(words);
    painter.drawText(QRect(x, line.y(), width() - x, line.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_second.isEmpty())
        return;
    QFont small = m_theme.font("rowSecond"_L1);
    if (isChecked())
        small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    painter.setPen(m_theme.color(!on           ? "textDisabled"_L1
                                 : isChecked() ? "text"_L1
                                               : "textSecondary"_L1));
    painter.drawText(QRect(0, height() / 2 + 1, width(), height() / 2 - m_theme.scaled(6)),
                     Qt::AlignCenter, m_second);
}

SegmentedButtons::SegmentedButtons(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_layout(new QGridLayout(this)),
      m_group(new QButtonGroup(this))
{
    setObjectName(objectName);
    setFocusPolicy(Qt::ClickFocus); // or a label's mnemonic would not lead to the proxy
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            emit currentChanged(id);
    });
}

void SegmentedButtons::setSegments(const QList<Segment> &segments, int columns)
{
    const int before = current();
    setFocusProxy(nullptr);
    const auto old = m_group->buttons();
    for (QAbstractButton *button : old) {
        m_group->removeButton(button);
        delete button;
    }
    int at = 0;
    QWidget *last = tabStopBefore(this);
    for (const Segment &segment : segments) {
        auto *button = new SegmentButton(m_theme, segment.text, this);
        button->setObjectName(u"%1.%2"_s.arg(objectName()).arg(segment.id));
        button->setIconId(segment.icon);
        if (!segment.second.isEmpty())
            button->setSecondLine(segment.second);
        m_group->addButton(button, segment.id);
        m_layout->addWidget(button, at / columns, at % columns);
        if (last)
            setTabOrder(last, button);
        last = button;
        ++at;
    }
    setFocusProxy(m_group->buttons().value(0));
    if (m_group->button(before))
        setCurrent(before);
    updateGeometry();
}

int SegmentedButtons::current() const
{
    return m_group->checkedId();
}

QString SegmentedButtons::currentText() const
{
    const auto *button = m_group->checkedButton();
    return button ? button->text() : QString();
}

void SegmentedButtons::setCurrent(int id)
{
    if (auto *button = m_group->button(id)) {
        button->setChecked(true);
    } else if (auto *checked = m_group->checkedButton()) {
        m_group->setExclusive(false);
        checked->setChecked(false);
        m_group->setExclusive(true);
        emit currentChanged(none);
    }
    // Alt+letter and a field that was left open lead to what is chosen.
    setFocusProxy(m_group->checkedButton() ? m_group->checkedButton()
                                           : m_group->buttons().value(0));
}

SegmentButton *SegmentedButtons::button(int id) const
{
    return qobject_cast<SegmentButton *>(m_group->button(id));
}

void SegmentedButtons::setStretched(bool stretched)
{
    setSizePolicy(stretched ? QSizePolicy::Expanding : QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void SegmentedButtons::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

} // namespace console
