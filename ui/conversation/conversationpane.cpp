// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/conversation/conversationpane.h"

#include "ui/conversation/cannedmenu.h"
#include "ui/conversation/messagedelegate.h"
#include "ui/conversation/messageedit.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int countFrom = 1800; ///< from here on the length is shown

/// The eye before the words that say who may read along.
class HeaderLine final : public QWidget {
public:
    HeaderLine(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color("panel"_L1));
        painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color("lineSubtle"_L1));
        const int side = m_theme.scaled(16);
        painter.drawPixmap(13, (height() - side) / 2,
                           m_theme.iconPixmap("eye"_L1, side, m_theme.color("textSecondary"_L1),
                                              devicePixelRatioF()));
    }

private:
    const Theme &m_theme;
};

} // namespace

ConversationPane::ConversationPane(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName("conversationPane"_L1);
    setAccessibleName(tr("Messages"));
    build();
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { refreshActions(first, last); });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                refreshActions(first.row(), last.row());
            });
    connect(&theme, &Theme::changed, m_list, [this] { m_list->doItemsLayout(); });
    refreshComposer();
    refreshEmpty();
}

ConversationPane::~ConversationPane()
{
    m_list->removeEventFilter(this);
    m_list->viewport()->removeEventFilter(this);
    delete m_list; // before the model under it
}

void ConversationPane::build()
{
    m_list = new QListView(this);
    m_list->setObjectName("conversationList"_L1);
    m_list->setAccessibleName(tr("Messages of this callout"));
    m_list->setModel(&m_model);
    m_delegate = new MessageDelegate(m_model, m_theme, m_list);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_notice = new ThemedLabel(m_theme, "rowSecond"_L1, "tech"_L1, this);
    m_notice->setObjectName("conversationNotice"_L1);
    m_notice->setContentsMargins(13, 5, 13, 5);
    m_notice->setWordWrap(true);
    m_notice->hide();
    m_empty = new ThemedLabel(m_theme, "body"_L1, "second"_L1, m_list->viewport());
    m_empty->setObjectName("conversationEmptyText"_L1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_notice);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeComposer());
    setTabOrder(m_list, m_edit);
    setTabOrder(m_edit, m_send);
    setFocusProxy(m_edit);
}

QWidget *ConversationPane::makeHeader()
{
    auto *header = new HeaderLine(m_theme, this);
    auto *words = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, header);
    words->setObjectName("conversationAudience"_L1);
    words->setPlainText(tr("Goes to AURA control. It may also show on the customer’s phone."));
    words->setWordWrap(true);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(38, 6, 13, 7);
    layout->addWidget(words);
    return header;
}

QWidget *ConversationPane::makeComposer()
{
    auto *composer = new QWidget(this);
    m_edit = new MessageEdit(m_theme, composer);
    m_edit->setObjectName("conversationEdit"_L1);
    m_edit->setAccessibleName(tr("Message to AURA control"));
    m_edit->setAccessibleDescription(
        tr("Goes to AURA control. It may also show on the customer’s phone."));
    m_send = new KeyButton(m_theme, tr("Send"), composer);
    m_send->setObjectName("conversationSend"_L1);
    m_send->setAccessibleName(tr("Send"));
    m_send->setIconId(u"send"_s);
    m_send->setKeyHint(tr("Ctrl ⏎"));
    m_prepared = new KeyButton(m_theme, tr("Prepared"), composer);
    m_prepared->setObjectName("conversationPrepared"_L1);
    m_prepared->setAccessibleName(tr("Prepared messages"));
    m_prepared->setToolTip(tr("Puts a prepared message into the composer. Nothing is sent yet."));
    m_prepared->setIconId(u"list"_s);
    m_prepared->setWordless(true);
    m_canned = new CannedMenu(m_theme, this);
    m_length = new ThemedLabel(m_theme, "rowSecond"_L1, "second"_L1, composer);
    m_length->setObjectName("conversationLength"_L1);
    m_length->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_edit, 1, Qt::AlignBottom);
    row->addWidget(m_prepared, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(composer);
    layout->setContentsMargins(9, 9, 9, 9);
    layout->setSpacing(4);
    layout->addWidget(m_length);
    layout->addLayout(row);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ConversationPane::refreshComposer);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_callout != 0)
            emit draftChanged(m_callout, m_edit->toPlainText());
    });
    connect(m_prepared, &QPushButton::clicked, this, &ConversationPane::openCanned);
    connect(m_canned, &CannedMenu::chosen, this, &ConversationPane::prepare);
    connect(m_edit, &MessageEdit::submitted, this, &ConversationPane::submit);
    connect(m_send, &QPushButton::clicked, this, &ConversationPane::submit);
    return composer;
}

void ConversationPane::setCallout(CalloutId id)
{
    if (id == m_callout)
        return;
    setDraft(m_callout, m_edit->toPlainText());
    m_callout = id;
    m_read = false;
    m_model.setMessages({});
    setNotice({});
    m_edit->setPlainText(m_drafts.value(id));
    m_edit->moveCursor(QTextCursor::End);
    refreshComposer();
    refreshEmpty();
}

void ConversationPane::setMessages(const QList<MessageRow> &messages)
{
    const bool follow = atEnd();
    const int before = m_model.rowCount();
    m_model.setMessages(messages);
    if (follow && m_model.rowCount() > before)
        QTimer::singleShot(0, m_list, [this] { m_list->scrollToBottom(); });
    refreshEmpty();
}

void ConversationPane::setRead(bool read)
{
    m_read = read;
    refreshEmpty();
}

void ConversationPane::setNotice(const QString &sentence)
{
    m_notice->setPlainText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
}

void ConversationPane::setComposerEnabled(bool enabled, const QString &reason)
{
    m_enabled = enabled;
    m_reason = reason;
    refreshComposer();
}

QString ConversationPane::draft(CalloutId id) const
{
    return id == m_callout ? m_edit->toPlainText() : m_drafts.value(id);
}

void ConversationPane::setDraft(CalloutId id, const QString &text)
{
    if (id == 0)
        return;
    if (text.trimmed().isEmpty())
        m_drafts.remove(id);
    else
        m_drafts.insert(id, text);
    if (id == m_callout && m_edit->toPlainText() != text)
        m_edit->setPlainText(text);
}

void ConversationPane::focusComposer()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void ConversationPane::prepare(const QString &text)
{
    if (text.isEmpty() || !m_edit->isEnabled())
        return;
    const QString before = m_edit->toPlainText().trimmed();
    m_edit->setPlainText(before.isEmpty() ? text : before + u' ' + text);
    m_edit->moveCursor(QTextCursor::End);
    focusComposer();
}

void ConversationPane::openCanned()
{
    m_canned->popup(m_prepared->mapToGlobal(QPoint(0, 0)));
}

void ConversationPane::submit()
{
    const QString text = m_edit->toPlainText().trimmed();
    if (!m_send->isEnabled() || text.isEmpty() || m_callout == 0)
        return;
    m_drafts.remove(m_callout);
    m_edit->clear();
    emit sendRequested(m_callout, text);
    m_list->scrollToBottom();
}

void ConversationPane::refreshComposer()
{
    const auto length = m_edit->toPlainText().trimmed().size();
    const bool usable = m_enabled && m_callout != 0;
    m_edit->setEnabled(usable);
    m_edit->setPlaceholderText(usable || m_reason.isEmpty() ? tr("Message to AURA control")
                                                            : m_reason);
    m_prepared->setEnabled(usable);
    m_send->setEnabled(usable && length > 0 && length <= longestMessage);
    m_send->setToolTip(!usable                   ? m_reason
                       : length == 0             ? tr("Write a message first.")
                       : length > longestMessage ? tr("The message is too long.")
                                                 : tr("Send to AURA control"));
    m_length->setVisible(length >= countFrom);
    m_length->setTone(length > longestMessage ? "warn"_L1 : "second"_L1);
    m_length->setPlainText(length > longestMessage
                               ? tr("%1 characters too many").arg(length - longestMessage)
                               : tr("%1 characters left").arg(longestMessage - length));
}

void ConversationPane::refreshEmpty()
{
    m_empty->setVisible(m_model.rowCount() == 0);
    m_empty->setPlainText(m_callout == 0 ? tr("No callout selected.")
                          : m_read       ? tr("No messages yet.")
                                         : tr("Reading…"));
    m_empty->setGeometry(m_list->viewport()->rect().adjusted(16, 4, -16, -4));
}

void ConversationPane::refreshActions(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row);
        const MessageRow &message = m_model.messageAt(row);
        const bool wanted = message.delivery == MessageRow::NotSent;
        if (wanted == (m_list->indexWidget(index) != nullptr))
            continue;
        m_list->setIndexWidget(index, wanted ? makeActions(message.localId) : nullptr);
    }
}

QWidget *ConversationPane::makeActions(quint64 localId)
{
    auto *actions = new QWidget;
    actions->setAutoFillBackground(false);
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(m_delegate->textLeft(m_list->viewport()->width()), 0, 8, 5);
    layout->setSpacing(6);
    const auto add = [&](const QString &text, const QString &name, const QString &says) {
        auto *button = new KeyButton(m_theme, text, actions);
        button->setObjectName(name + QString::number(localId));
        button->setAccessibleName(says);
        layout->addWidget(button, 0, Qt::AlignBottom);
        return button;
    };
    auto *retry = add(tr("Retry"), u"conversationRetry"_s, tr("Send this message again"));
    auto *discard = add(tr("Discard"), u"conversationDiscard"_s, tr("Discard this message"));
    layout->addStretch();
    // Queued: what follows removes this very button.
    connect(
        retry, &QPushButton::clicked, this, [this, localId] { emit retryRequested(localId); },
        Qt::QueuedConnection);
    connect(
        discard, &QPushButton::clicked, this, [this, localId] { emit discardRequested(localId); },
        Qt::QueuedConnection);
    return actions;
}

bool ConversationPane::atEnd() const
{
    const QScrollBar *bar = m_list->verticalScrollBar();
    return bar->value() >= bar->maximum() - m_theme.scaled(20);
}

bool ConversationPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize) {
        refreshEmpty();
        if (atEnd()) // the list is laid out anew after this
            QTimer::singleShot(0, m_list, [this] { m_list->scrollToBottom(); });
        const int left = m_delegate->textLeft(m_list->viewport()->width());
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if (auto *actions = m_list->indexWidget(m_model.index(row)))
                actions->layout()->setContentsMargins(left, 0, 8, 5);
        }
    } else if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int digit = static_cast<QKeyEvent *>(event)->key() - Qt::Key_0;
        if (digit >= 1 && digit <= 9) {
            prepare(m_canned->prepared(digit));
            return true;
        }
    } else if (watched == m_list
               && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_delegate->focused = event->type() == QEvent::FocusIn;
    }
    return QWidget::eventFilter(watched, event);
}

void ConversationPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color("panel"_L1));
    painter.fillRect(QRect(0, m_list->geometry().bottom() + 1, width(), 1),
                     m_theme.color("lineSubtle"_L1));
}

} // namespace console
