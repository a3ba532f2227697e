// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/consoledialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAccessible>
#include <QCloseEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// A one-pixel line in a token's colour.
class Rule final : public QWidget {
public:
    Rule(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setFixedHeight(1);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), m_theme.color("lineSubtle"_L1));
    }

private:
    const Theme &m_theme;
};

/// Asks for its width only: the least height of wrapped words is that of the narrowest place, and
/// far too much for this one.
class DialogBody final : public QWidget {
public:
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {QWidget::minimumSizeHint().width(), 0};
    }
};

} // namespace

/// As wide as its content wants to be; scrolls only up and down.
class DialogScroll final : public QScrollArea {
public:
    explicit DialogScroll(QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {320, 120}; // a screen may be smaller than the words
    }
    void onContentChange(std::function<void()> act) { m_act = std::move(act); }
    [[nodiscard]] int widthWanted() const { return widget()->minimumSizeHint().width(); }
    [[nodiscard]] int heightFor(int width) const
    {
        QLayout *layout = widget()->layout();
        layout->activate();
        return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                           : layout->totalSizeHint().height();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool handled = QScrollArea::eventFilter(watched, event);
        if (watched == widget() && event->type() == QEvent::LayoutRequest && m_act)
            m_act();
        return handled;
    }

private:
    std::function<void()> m_act;
};

ConsoleDialog::ConsoleDialog(const Theme &theme, const QString &name, const QString &title,
                             QWidget *parent)
    : QDialog(parent), m_theme(theme)
{
    setObjectName(name);
    setWindowTitle(title);
    setAccessibleName(title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    const int edge = theme.metric("dialogPadding"_L1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_scroll = new DialogScroll(this);
    m_scroll->setObjectName(name + u".scroll"_s);
    m_content = new DialogBody;
    m_body = new QVBoxLayout(m_content);
    m_body->setContentsMargins(edge, edge - 2, edge, edge - 2);
    m_body->setSpacing(theme.metric("fieldGap"_L1));
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    m_scroll->onContentChange([this] { fit(); });
    column->addWidget(m_scroll, 1);
    column->addWidget(new Rule(theme, this));
    m_footer = new QWidget(this);
    auto *footer = new QHBoxLayout(m_footer);
    footer->setContentsMargins(edge, 12, edge, 12);
    footer->setSpacing(8);
    m_status = new ThemedLabel(theme, "chrome"_L1, "second"_L1, m_footer);
    m_status->setObjectName(name + u".status"_s);
    m_status->setWordWrap(true);
    footer->addWidget(m_status, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    footer->addLayout(m_buttons);
    column->addWidget(m_footer);
    connect(&theme, &Theme::changed, this, &ConsoleDialog::fit, Qt::QueuedConnection);
}

ConsoleDialog::~ConsoleDialog() = default;

FormGrid *ConsoleDialog::addForm()
{
    auto *form = new FormGrid(m_theme, m_content);
    m_body->addLayout(form->layout());
    connect(form, &FormGrid::resized, this, &ConsoleDialog::fit, Qt::QueuedConnection);
    return form;
}

void ConsoleDialog::addRule()
{
    m_body->addWidget(new Rule(m_theme, m_content));
}

KeyButton *ConsoleDialog::addButton(const QString &name, const QString &text,
                                    const QString &keyHint)
{
    auto *button = new KeyButton(m_theme, text, m_footer);
    button->setObjectName(objectName() + u'.' + name);
    button->setAccessibleName(withoutMnemonic(text));
    button->setKeyHint(keyHint);
    button->setAutoDefault(true);
    m_buttons->addWidget(button);
    return button;
}

void ConsoleDialog::makePrimary(KeyButton *button)
{
    button->setDefault(true);
    button->setFill("accentFill"_L1, "accentOnFill"_L1);
    button->setProperty("kind", u"primary"_s);
}

void ConsoleDialog::onCtrlEnter(const std::function<void()> &act)
{
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, act);
    }
}

void ConsoleDialog::setDescription(const QString &consequence)
{
    setAccessibleDescription(consequence);
}

QString ConsoleDialog::statusText() const
{
    return m_status->text();
}

void ConsoleDialog::setStatus(const QString &text, bool alarm)
{
    m_status->setTone(alarm ? "alarm"_L1 : "second"_L1);
    m_status->setPlainText(text);
    QMetaObject::invokeMethod(this, &ConsoleDialog::fit, Qt::QueuedConnection);
}

void ConsoleDialog::announce(const QString &text, bool assertive)
{
    QAccessibleAnnouncementEvent event(this, text);
    event.setPoliteness(assertive ? QAccessible::AnnouncementPoliteness::Assertive
                                  : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
    emit announced(text, assertive);
}

void ConsoleDialog::setInputEnabled(bool enabled)
{
    // Widget by widget, and back only what was on: off as a whole would grey the words as well.
    if (enabled) {
        for (const auto &widget : std::as_const(m_switchedOff)) {
            if (widget)
                widget->setEnabled(true);
        }
        m_switchedOff.clear();
        if (m_focusBefore)
            m_focusBefore->setFocus();
        return;
    }
    m_focusBefore = focusWidget();
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isEnabledTo(this)
            && widget->window() == this) {
            widget->setEnabled(false);
            m_switchedOff << widget;
        }
    }
}

void ConsoleDialog::setBusy(bool busy, const QString &status)
{
    if (m_busy != busy) {
        m_busy = busy;
        m_busyUntil.setRemainingTime(longestBusy());
        setInputEnabled(!busy);
    }
    if (!status.isEmpty() || busy)
        setStatus(status);
}

void ConsoleDialog::showError(const QString &sentence)
{
    setBusy(false);
    setStatus(sentence, true);
    announce(sentence);
}

void ConsoleDialog::finish(const QString &error)
{
    if (!isVisible())
        return;
    if (!error.isEmpty()) {
        showError(error);
        return;
    }
    m_busy = false;
    accept();
}

void ConsoleDialog::fit()
{
    const QScreen *place = screen();
    const QRect room = place ? place->availableGeometry() : QRect(0, 0, 1280, 800);
    const int wished =
        std::max({m_theme.scaled(m_width), m_scroll->widthWanted(),
                  m_footer->minimumSizeHint().width(), isVisible() ? size().width() : 0});
    const int width = std::min(wished, room.width() - 24);
    m_footer->layout()->activate();
    const int footer = m_footer->layout()->hasHeightForWidth()
                           ? m_footer->layout()->totalHeightForWidth(width)
                           : m_footer->sizeHint().height();
    const int wanted = m_scroll->heightFor(width) + footer + 1;
    const int height =
        std::min(isVisible() ? std::max(wanted, size().height()) : wanted, room.height() - 60);
    if (size() != QSize(width, height))
        resize(width, height);
}

void ConsoleDialog::open()
{
    fit();
    if (QWidget *field = firstField())
        field->setFocus();
    QDialog::open();
}

void ConsoleDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void ConsoleDialog::closeAsked()
{
    QDialog::reject();
}

void ConsoleDialog::reject()
{
    if (!m_busy)
        closeAsked();
    else if (m_busyUntil.hasExpired())
        done(Rejected);
}

void ConsoleDialog::closeEvent(QCloseEvent *event)
{
    reject();
    event->setAccepted(!isVisible());
}

void ConsoleDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // QDialog would press the default button from any field.
    if (enter) {
        if (!m_busy && !(event->modifiers() & ~Qt::KeypadModifier))
            enterPressed();
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace console
