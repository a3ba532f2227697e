// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conversation/messageedit.h"

#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int mostLines = 4;
constexpr int ringWidth = 2; ///< of the focus ring; painted by event()
constexpr int sidePadding = 8;

} // namespace

MessageEdit::MessageEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme)
{
    setFrameShape(Box);
    setLineWidth(ringWidth);
    document()->setDocumentMargin(0);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    connect(this, &QPlainTextEdit::textChanged, this, &MessageEdit::fit);
    connect(&theme, &Theme::changed, this, &MessageEdit::refresh);
    refresh();
}

void MessageEdit::refresh()
{
    setFont(m_theme.font("body"_L1));
    QPalette colours = m_theme.palette();
    colours.setColor(QPalette::Base, Qt::transparent);
    setPalette(colours);
    fit();
    update();
}

int MessageEdit::heightFor(int lines) const
{
    const int line = QFontMetrics(font()).lineSpacing();
    const int frame = std::max(0, m_theme.metric("input"_L1) - line);
    return lines * line + frame;
}

void MessageEdit::fit()
{
    // The frame is the same all round, so one line stands in the middle of an input's height.
    const int spare = heightFor(1) - QFontMetrics(font()).lineSpacing() - 2 * ringWidth;
    setViewportMargins(sidePadding, spare / 2, sidePadding, 1);
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        document()->documentLayout()->blockBoundingRect(block); // lays it out if that is due
        lines += std::max(1, block.layout()->lineCount());
    }
    setFixedHeight(heightFor(std::clamp(lines, 1, mostLines)));
    setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

QSize MessageEdit::sizeHint() const
{
    return {m_theme.scaled(200), height()};
}

QSize MessageEdit::minimumSizeHint() const
{
    return {m_theme.scaled(80), heightFor(1)};
}

void MessageEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier) {
        emit submitted();
        event->accept();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

bool MessageEdit::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) { // the frame itself; the viewport paints the text
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isEnabled();
        const qreal width = hasFocus() ? 2 : 1;
        painter.setPen(QPen(m_theme.color(hasFocus() ? "focusRing"_L1
                                          : on       ? "lineControl"_L1
                                                     : "lineSubtle"_L1),
                            width));
        painter.setBrush(m_theme.color(on ? "input"_L1 : "panel"_L1));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 3, 3);
        return true;
    }
    return QPlainTextEdit::event(event);
}

void MessageEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    // Later: a new height asked for while the layout is at work would be forgotten.
    if (event->size().width() != event->oldSize().width())
        QMetaObject::invokeMethod(this, &MessageEdit::fit, Qt::QueuedConnection);
}

void MessageEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
}

void MessageEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
}

} // namespace console
