// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The messages of each callout as the conversation pane shows them: what AURA's event stream holds,
// merged with what was sent from here and has not come back yet.
#pragma once

#include "domain/operatorlog.h"
#include "domain/panicapi.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>

namespace console {

class CalloutBoard;

struct ConversationMessage {
    enum class Author : quint8 {
        AuraControl,
        You, ///< sent from this console
        NotGiven, ///< the data do not say, or not a role this program knows: see `source`
        System, ///< a step of the life cycle
    };
    enum class Delivery : quint8 { None, Sending, Accepted, NotSent }; ///< None: not sent from here

    qint64 localId = 0; ///< > 0, unique in this run, does not change
    qint64 eventId = 0; ///< AURA's; 0 until known
    Author author = Author::NotGiven;
    QString source; ///< as in the data; may be empty
    QString text; ///< plain text
    UtcTime at{}; ///< AURA's time, or the server's time when it was sent or first read
    Delivery delivery = Delivery::None;
    std::optional<ApiError> error; ///< why it was NotSent

    friend bool operator==(const ConversationMessage &, const ConversationMessage &) = default;
};

class Conversation final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype longestMessage = 2'000;

    Conversation(PanicApi &api, const CalloutBoard &board, OperatorLog &log, const Clock &clock,
                 const ServerClock &serverClock, QObject *parent = nullptr);

    void setOperatorName(const QString &name) { m_operator = name; }

    [[nodiscard]] QList<ConversationMessage> messages(CalloutId id) const; ///< oldest first
    [[nodiscard]] int unread(CalloutId id) const;
    [[nodiscard]] bool isRead(CalloutId id) const; ///< its events have been read at least once

    /// The local id, or 0 when the text is blank, longer than 2,000 characters, or the callout
    /// unknown. Logged first; sent once. What fails stays as NotSent until retry() or discard().
    qint64 send(CalloutId id, const QString &text);
    bool retry(qint64 localId);
    bool discard(qint64 localId); ///< only NotSent
    void markRead(CalloutId id);

    void applyEvents(CalloutId id, const QList<CalloutEvent> &events);
    void applyReadError(CalloutId id, const ApiError &error);
    /// For CalloutBoard::outcomeReleased: shows what was withheld.
    void outcomeReleased(CalloutId id);
    void forget(CalloutId id); ///< when the board drops it

signals:
    void changed(console::CalloutId id, const QList<console::ConversationMessage> &messages);
    void unreadChanged(console::CalloutId id, int count);
    void readFailed(console::CalloutId id, const console::ApiError &error);

private:
    struct Thread {
        QList<ConversationMessage> own; ///< sent from here, oldest first
        QMap<qint64, CalloutEvent> events; ///< everything read so far, by id
        QHash<qint64, qint64> localIds; ///< of the events, by id
        QHash<qint64, UtcTime> firstRead; ///< likewise
        QSet<qint64> shown; ///< event ids that have been shown
        QSet<qint64> seen; ///< event ids that were there at markRead()
        QList<ConversationMessage> messages;
        int unread = 0;
        bool isRead = false;
    };

    void record(CalloutId id, qint64 localId);
    void deliver(CalloutId id, qint64 localId);
    void accepted(CalloutId id, qint64 localId, const CalloutEvent &event);
    void failed(CalloutId id, qint64 localId, const ApiError &error);
    void claim(Thread &thread, const CalloutEvent &event);
    void rebuild(CalloutId id);
    [[nodiscard]] ConversationMessage messageOf(const Thread &thread,
                                                const CalloutEvent &event) const;
    /// Newer than what of this callout is withheld; null when nothing is.
    [[nodiscard]] std::optional<UtcTime> withheldSince(CalloutId id) const;
    [[nodiscard]] static bool mayTell(const CalloutEvent &event, const Thread &thread,
                                      UtcTime since);
    [[nodiscard]] static ConversationMessage *find(Thread &thread, qint64 localId);
    [[nodiscard]] CalloutId calloutOf(qint64 localId) const;
    void log(LogEntry::Kind kind, CalloutId id, const QString &text, const QString &outcome);

    PanicApi &m_api;
    const CalloutBoard &m_board;
    OperatorLog &m_log;
    const Clock &m_clock;
    const ServerClock &m_serverClock;
    QString m_operator;
    QHash<CalloutId, Thread> m_threads;
    qint64 m_lastLocalId = 0;
};

} // namespace console
