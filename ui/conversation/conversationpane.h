// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was said about one callout, and where the next message is written. Sends nothing itself: it
// asks, and shows what came of it. What is being written stays with its callout while others are
// looked at.
#pragma once

#include "models/conversationmodel.h"

#include "domain/callout.h"

#include <QHash>
#include <QWidget>

class QListView;

namespace console {

class CannedMenu;
class KeyButton;
class MessageDelegate;
class MessageEdit;
class Theme;
class ThemedLabel;

class ConversationPane final : public QWidget {
    Q_OBJECT

public:
    static constexpr int longestMessage = 2000;

    explicit ConversationPane(const Theme &theme, QWidget *parent = nullptr);
    ~ConversationPane() override;

    /// 0: none. Shows no messages until setMessages(); puts back what was being written about it.
    void setCallout(CalloutId id);
    [[nodiscard]] CalloutId callout() const { return m_callout; }
    /// Of the present callout, oldest first.
    void setMessages(const QList<MessageRow> &messages);
    /// Whether the messages have been read at least once; until then an empty list says "Reading…".
    void setRead(bool read);
    /// A sentence above the messages, for example why they could not be read; empty for none.
    void setNotice(const QString &sentence);
    /// When not, `reason` stands where the message would be written.
    void setComposerEnabled(bool enabled, const QString &reason = {});

    /// What has been written about `id` and not sent.
    [[nodiscard]] QString draft(CalloutId id) const;
    void setDraft(CalloutId id, const QString &text);
    [[nodiscard]] const ConversationModel &model() const { return m_model; }
    [[nodiscard]] CannedMenu &canned() const { return *m_canned; }

public slots:
    void focusComposer();
    /// Puts a prepared message behind what is written, for the operator to send.
    void prepare(const QString &text);
    void openCanned();

signals:
    /// Trimmed, not empty, at most longestMessage characters.
    void sendRequested(console::CalloutId id, const QString &text);
    void retryRequested(quint64 localId);
    void discardRequested(quint64 localId);
    void draftChanged(console::CalloutId id, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeComposer();
    void submit();
    void refreshComposer();
    void refreshEmpty();
    void refreshActions(int first, int last);
    [[nodiscard]] QWidget *makeActions(quint64 localId);
    [[nodiscard]] bool atEnd() const;

    const Theme &m_theme;
    ConversationModel m_model;
    QHash<CalloutId, QString> m_drafts;
    CalloutId m_callout = 0;
    bool m_read = false;
    bool m_enabled = true;
    QString m_reason;
    MessageDelegate *m_delegate = nullptr;
    QListView *m_list = nullptr;
    ThemedLabel *m_notice = nullptr;
    ThemedLabel *m_empty = nullptr;
    ThemedLabel *m_length = nullptr;
    MessageEdit *m_edit = nullptr;
    KeyButton *m_send = nullptr;
    KeyButton *m_prepared = nullptr;
    CannedMenu *m_canned = nullptr;
};

} // namespace console
