// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/counttabbar.h"

#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int padding = 11;
constexpr int gap = 7;
constexpr int firstTab = 6; ///< room before the first one

} // namespace

CountTabBar::CountTabBar(const Theme &theme, QWidget *parent) : QTabBar(parent), m_theme(theme)
{
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(false);
    setFocusPolicy(Qt::TabFocus);
    connect(&theme, &Theme::changed, this, [this] { refit(true); });
}

void CountTabBar::addCountTab(const QString &text, const QString &shortText)
{
    m_tabs.append({text, shortText, 0});
    addTab(text);
    describe(int(m_tabs.size()) - 1);
}

void CountTabBar::setCount(int tab, int count)
{
    if (m_tabs.at(tab).count == count)
        return;
    const int before = chipWidth(tab);
    m_tabs[tab].count = count;
    describe(tab);
    if (chipWidth(tab) != before)
        refit(true);
    update();
}

void CountTabBar::describe(int tab)
{
    setAccessibleTabName(tab, tr("%1, %2").arg(m_tabs.at(tab).text).arg(m_tabs.at(tab).count));
    setTabToolTip(tab, m_tabs.at(tab).text);
}

QFont CountTabBar::labelFont(bool current) const
{
    QFont font = m_theme.font("body"_L1);
    if (current)
        font.setWeight(QFont::DemiBold);
    return font;
}

int CountTabBar::chipWidth(int tab) const
{
    QFont font = m_theme.font("sectionTitle"_L1);
    return QFontMetrics(font).horizontalAdvance(QString::number(m_tabs.at(tab).count))
           + m_theme.scaled(12);
}

int CountTabBar::tabWidth(int tab, bool brief) const
{
    const Tab &value = m_tabs.at(tab);
    const int words =
        QFontMetrics(labelFont(true)).horizontalAdvance(brief ? value.shortText : value.text);
    return 2 * padding + words + gap + chipWidth(tab) + (tab == 0 ? firstTab : 0);
}

QSize CountTabBar::tabSizeHint(int index) const
{
    return {tabWidth(index, m_brief), m_theme.metric("tabBar"_L1)};
}

QSize CountTabBar::minimumSizeHint() const
{
    return {0, m_theme.metric("tabBar"_L1)};
}

void CountTabBar::resizeEvent(QResizeEvent *event)
{
    QTabBar::resizeEvent(event);
    refit(false);
}

void CountTabBar::refit(bool force)
{
    int whole = 0;
    for (int tab = 0; tab < int(m_tabs.size()); ++tab)
        whole += tabWidth(tab, false);
    const bool brief = whole > width();
    if (brief == m_brief && !force)
        return;
    m_brief = brief;
    for (int tab = 0; tab < int(m_tabs.size()); ++tab) // makes QTabBar lay its tabs out again
        setTabText(tab, brief ? m_tabs.at(tab).shortText : m_tabs.at(tab).text);
    setFont(m_theme.font("body"_L1));
    updateGeometry();
    update();
}

void CountTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color("panel"_L1));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color("lineSubtle"_L1));
    for (int tab = 0; tab < int(m_tabs.size()); ++tab)
        paintTab(painter, tab);
}

void CountTabBar::paintTab(QPainter &painter, int tab)
{
    const QRect box = tabRect(tab).adjusted(tab == 0 ? firstTab : 0, 0, 0, 0);
    const bool current = tab == currentIndex();
    if (current) {
        painter.fillRect(box, m_theme.color("base"_L1));
        painter.setPen(m_theme.color("lineSubtle"_L1));
        painter.drawLine(box.topLeft(), box.bottomLeft());
        painter.drawLine(box.topRight(), box.bottomRight());
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 2),
                         m_theme.color("accentFill"_L1));
    } else if (box.contains(mapFromGlobal(QCursor::pos()))) {
        painter.fillRect(box.adjusted(0, 0, 0, -1), m_theme.color("hover"_L1));
    }
    const QFont font = labelFont(current);
    const QString text = m_brief ? m_tabs.at(tab).shortText : m_tabs.at(tab).text;
    painter.setFont(font);
    painter.setPen(m_theme.color(current ? "text"_L1 : "textSecondary"_L1));
    const QRect words = box.adjusted(padding, 1, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    const int chip = chipWidth(tab);
    const int height = m_theme.scaled(17);
    const QRect place(words.left() + QFontMetrics(font).horizontalAdvance(text) + gap,
                      box.center().y() - height / 2 + 1, chip, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color("chipFill"_L1));
    painter.drawRoundedRect(place, 3, 3);
    painter.setFont(m_theme.font("sectionTitle"_L1));
    painter.setPen(m_theme.color("chipOnFill"_L1));
    painter.drawText(place, Qt::AlignCenter, QString::number(m_tabs.at(tab).count));
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (current && hasFocus()) {
        painter.setPen(QPen(m_theme.color("focusRing"_L1), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(2, 3, -2, -3));
    }
}

} // namespace console
