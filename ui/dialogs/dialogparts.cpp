// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/dialogparts.h"

#include "models/queuetext.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QTextDocument>

#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

class HeadWords final {
    Q_DECLARE_TR_FUNCTIONS(console::HeadWords)
};

QString responderName(const Responder &responder)
{
    if (responder.unit.isEmpty() || responder.supplier.isEmpty())
        return responder.unit + responder.supplier;
    return HeadWords::tr("%1 of %2").arg(responder.unit, responder.supplier);
}

QString responderLine(const BoardEntry &entry)
{
    const Callout &callout = entry.callout;
    const QString name = responderName(callout.responder);
    const QString who = name.isEmpty() ? HeadWords::tr("A responder") : name;
    switch (callout.status) {
    case CalloutStatus::ResponderDispatched: {
        if (!callout.responder.eta)
            return HeadWords::tr("%1 is on the way").arg(who);
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(*callout.responder.eta);
        return HeadWords::tr("%1 is on the way, ETA in %2 min").arg(who).arg(minutes.count());
    }
    case CalloutStatus::ResponderArrived:
        return callout.arrivedAt ? HeadWords::tr("%1 on scene since %2")
                                       .arg(who, QueueText::localMinute(*callout.arrivedAt))
                                 : HeadWords::tr("%1 on scene").arg(who);
    default: return name.isEmpty() ? QueueText::stateWord(entry) : name;
    }
}

} // namespace

QString withStrong(const QString &before, const QString &strong, const QString &after)
{
    QString html = before.toHtmlEscaped();
    if (!strong.isEmpty())
        html += u"<b>%1</b>"_s.arg(strong.toHtmlEscaped());
    html += after.toHtmlEscaped();
    return html.replace(u'\n', u"<br>"_s);
}

void dressEdit(const Theme &theme, QLineEdit *edit)
{
    const auto fit = [&theme, edit] { edit->setMinimumHeight(theme.metric("input"_L1)); };
    QObject::connect(&theme, &Theme::changed, edit, fit);
    fit();
    edit->setTextMargins(5, 0, 5, 0);
}

CalloutHead calloutHead(const BoardEntry &entry, const QString &customerName, const QString &place)
{
    const Callout &callout = entry.callout;
    CalloutHead head;
    head.id = callout.id;
    head.state = displayState(entry);
    head.title = !callout.emergency.isEmpty()          ? callout.emergency
                 : !callout.responseTypeName.isEmpty() ? callout.responseTypeName
                                                       : HeadWords::tr("Callout");
    const QString where = place.isEmpty() ? callout.address.section(u',', 0, 0).trimmed() : place;
    if (!where.isEmpty())
        head.title += u", "_s + where;
    head.fixedSite = callout.fixedLocationId.has_value();
    QStringList second;
    if (head.fixedSite)
        second << QueueText::site(*callout.fixedLocationId);
    if (!customerName.isEmpty())
        second << customerName;
    second << responderLine(entry);
    head.detail = second.join(u" · "_s);
    if (callout.status == CalloutStatus::ResponderDispatched
        || callout.status == CalloutStatus::ResponderArrived)
        head.unit = callout.responder.unit;
    return head;
}

IconMark::IconMark(const Theme &theme, Kind kind, const QByteArray &id, int px,
                   QLatin1StringView ink, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_kind(kind),
      m_id(id),
      m_px(px),
      m_ink(ink.data(), ink.size())
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize IconMark::sizeHint() const
{
    return {m_theme.scaled(m_px), m_theme.scaled(m_px)};
}

void IconMark::paintEvent(QPaintEvent *)
{
    if (m_id.isEmpty())
        return;
    QPainter painter(this);
    const int px = m_theme.scaled(m_px);
    const QLatin1StringView id(m_id);
    painter.drawPixmap(0, (height() - px) / 2,
                       m_kind == Kind::Glyph
                           ? m_theme.glyph(id, px, devicePixelRatioF())
                           : m_theme.iconPixmap(id, px, m_theme.color(QLatin1StringView(m_ink)),
                                                devicePixelRatioF()));
}

Panel::Panel(const Theme &theme, QLatin1StringView fill, QLatin1StringView line, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_fill(fill.data(), fill.size()),
      m_line(line.data(), line.size())
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_theme.color(QLatin1StringView(m_line)));
    painter.setBrush(m_theme.color(QLatin1StringView(m_fill)));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

HeadBox::HeadBox(const Theme &theme, const CalloutHead &head, QWidget *parent)
    : Panel(theme, "base"_L1, "lineSubtle"_L1, parent)
{
    setObjectName(u"dialog.head"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(14);
    const QLatin1StringView glyph = Theme::glyphId(head.state);
    row->addWidget(new IconMark(theme, IconMark::Kind::Glyph,
                                QByteArray(glyph.data(), glyph.size()), 24, "text"_L1, this));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    auto *first = new ThemedLabel(theme, "row"_L1, {}, this);
    first->setObjectName(u"dialog.head.title"_s);
    first->setTextFormat(Qt::RichText);
    first->setWordWrap(true);
    const QString rest = u" · "_s + head.title;
    first->setText(withStrong({}, QueueText::number(head.id), rest));
    first->setAccessibleName(QString::number(head.id) + rest);
    auto *second = new ThemedLabel(theme, "rowSecond"_L1, "second"_L1, this);
    second->setObjectName(u"dialog.head.second"_s);
    second->setWordWrap(true);
    second->setText(head.detail);
    second->setVisible(!head.detail.isEmpty());
    lines->addWidget(first);
    lines->addWidget(second);
    row->addLayout(lines, 1);
}

NoteBox::NoteBox(const Theme &theme, Tone tone, const QByteArray &icon, QWidget *parent)
    : Panel(theme, tone == Tone::Alarm ? "alarmTint"_L1 : "base"_L1,
            tone == Tone::Alarm ? "alarmSymbol"_L1 : "lineSubtle"_L1, parent)
{
    const bool alarm = tone == Tone::Alarm;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(10);
    row->addWidget(new IconMark(theme, IconMark::Kind::Icon, icon, 18,
                                alarm ? "alarmText"_L1 : "textSecondary"_L1, this),
                   0, Qt::AlignTop);
    m_label = new ThemedLabel(theme, "chrome"_L1, alarm ? "alarm"_L1 : QLatin1StringView(), this);
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    row->addWidget(m_label, 1);
}

void NoteBox::setWords(const QString &before, const QString &strong, const QString &after)
{
    m_label->setText(withStrong(before, strong, after));
    m_label->setAccessibleName(before + strong + after);
}

TextBox::TextBox(const Theme &theme, int lines, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme), m_lines(lines)
{
    setTabChangesFocus(true);
    setFrameShape(QFrame::StyledPanel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, this, &TextBox::fit);
    fit();
}

void TextBox::fit()
{
    const QFont font = m_theme.font("body"_L1);
    setFont(font);
    const int inner = int(std::ceil(QFontMetricsF(font).lineSpacing() * m_lines));
    setFixedHeight(inner + int(2 * document()->documentMargin()) + 2 * frameWidth() + 2);
}

bool TextBox::event(QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return QPlainTextEdit::event(event);
    // Fusion's frame is too faint, and has no focus ring.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus();
    const qreal pen = focus ? 2 : 1;
    painter.setPen(QPen(m_theme.color(focus         ? "focusRing"_L1
                                      : isEnabled() ? "lineControl"_L1
                                                    : "lineSubtle"_L1),
                        pen));
    painter.setBrush(m_theme.color(isEnabled() ? "input"_L1 : "panel"_L1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 3, 3);
    return true;
}

void TextBox::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
}

void TextBox::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
}

} // namespace console
