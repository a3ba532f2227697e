// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/pageparts.h"

#include "ui/detail/fieldgrid.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace console {

NoticeLine::NoticeLine(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(objectName);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(7);
    m_warn = new IconMark(theme, IconMark::Kind::Icon, "warn", 16, "alarmText"_L1, this);
    m_check = new IconMark(theme, IconMark::Kind::Icon, "check", 16, "text"_L1, this);
    m_words = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_words->setObjectName(objectName + u".words"_s);
    m_words->setWordWrap(true);
    row->addWidget(m_warn, 0, Qt::AlignTop);
    row->addWidget(m_check, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    setPlain({});
}

QString NoticeLine::text() const
{
    return m_words->text();
}

void NoticeLine::set(const QString &sentence, QWidget *mark, QLatin1StringView tone, bool told)
{
    const bool other = m_words->text() != sentence;
    m_words->setTone(tone);
    m_words->setPlainText(sentence);
    m_warn->setVisible(mark == m_warn);
    m_check->setVisible(mark == m_check);
    setVisible(!sentence.isEmpty());
    if (!told || !other || sentence.isEmpty())
        return;
    QAccessibleAnnouncementEvent event(this, sentence);
    event.setPoliteness(QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
}

void NoticeLine::setPlain(const QString &sentence)
{
    set(sentence, nullptr, "second"_L1, false);
}

void NoticeLine::setError(const QString &sentence)
{
    set(sentence, m_warn, "alarm"_L1, true);
}

void NoticeLine::setDone(const QString &sentence)
{
    set(sentence, m_check, {}, true);
}

FactScroll::FactScroll(const Theme &theme, QWidget *facts, const QString &accessibleName,
                       QWidget *parent)
    : QScrollArea(parent), m_theme(theme)
{
    auto *holder = new QWidget;
    holder->setBackgroundRole(QPalette::Base);
    holder->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins({});
    column->addWidget(facts);
    column->addStretch(1);
    setObjectName(facts->objectName() + u".scroll"_s);
    setAccessibleName(accessibleName);
    setFrameShape(NoFrame);
    setViewportMargins(2, 0, 2, 0); // for the focus ring
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(holder);
    setFocusPolicy(Qt::NoFocus);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int least, int most) {
        setFocusPolicy(most > least ? Qt::StrongFocus : Qt::NoFocus);
    });
}

bool FactScroll::event(QEvent *event)
{
    const bool focus = event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut;
    if (focus)
        update();
    if (event->type() != QEvent::Paint)
        return QScrollArea::event(event);
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(hasFocus() ? "focusRing"_L1 : "base"_L1));
    return true;
}

QVBoxLayout *PageParts::addCard(const Theme &theme, QHBoxLayout *row, QWidget *parent, int stretch)
{
    auto *card = new Panel(theme, "base"_L1, "lineSubtle"_L1, parent);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1); // the frame
    column->setSpacing(0);
    row->addWidget(card, stretch);
    return column;
}

KeyButton *PageParts::makeButton(const Theme &theme, const QString &objectName, const QString &text,
                                 const QString &iconId, QWidget *parent)
{
    auto *button = new KeyButton(theme, text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(withoutMnemonic(text));
    button->setIconId(iconId);
    button->setIconSide(16);
    button->setAutoDefault(false);
    return button;
}

QLineEdit *PageParts::makeEdit(const Theme &theme, const QString &objectName,
                               const QString &accessibleName, const QString &placeholder,
                               QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(accessibleName);
    edit->setPlaceholderText(placeholder);
    edit->setClearButtonEnabled(false);
    dressEdit(theme, edit);
    return edit;
}

QString PageParts::shortened(const Theme &theme, QLatin1StringView role, const QString &text,
                             int px)
{
    const QFontMetrics metrics(theme.font(role));
    // No-break spaces hold a number together.
    QStringList words = text.trimmed().split(u' ');
    for (QString &word : words)
        word = metrics.elidedText(word, Qt::ElideMiddle, theme.scaled(px));
    return words.join(u' ');
}

void PageParts::setValue(const Theme &theme, FieldGrid &grid, QLatin1StringView id,
                         const QString &value, int px)
{
    const QString shown = shortened(theme, "body"_L1, value, px);
    grid.setText(id, shown);
    if (auto *label = grid.findChild<QLabel *>(grid.objectName() + u'.' + id))
        label->setToolTip(shown == value.trimmed() ? QString() : value.trimmed());
}

void PageParts::allow(QWidget *button, const QString &reasonAgainst)
{
    button->setEnabled(reasonAgainst.isEmpty());
    button->setToolTip(reasonAgainst);
    button->setAccessibleDescription(reasonAgainst);
}

} // namespace console
