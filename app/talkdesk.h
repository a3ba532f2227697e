// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the desk keeps of its conversations over a restart, drafts and messages that did not leave,
// and the prepared messages of this site.
#pragma once

#include "checklists/cannedmessages.h"
#include "desk.h"
#include "domain/deskmemory.h"
#include "services/conversation.h"

#include <QPointer>
#include <QTimer>

namespace console {

class TalkDesk final : public Desk {
    Q_OBJECT

public:
    explicit TalkDesk(const DeskParts &parts);
    ~TalkDesk() override;

    void setSession(Session *session) override;

    /// Runs of exactly four digits become dots: that may be a safe code, which no file may hold.
    [[nodiscard]] static QString forFile(QString text);

private:
    void connectCanned();
    void readCanned();
    void useCanned(const QList<CannedMessage> &messages);
    void showCanned();
    void noteDraft(CalloutId id, const QString &text);
    void writeDrafts();
    void noteUnsent(CalloutId id, const QList<ConversationMessage> &messages);
    void recalled(const DeskMemory::Values &values);
    [[nodiscard]] QString keyOf(CalloutId id) const;

    DeskParts m_parts;
    QPointer<Session> m_session;
    QString m_profile;
    QHash<CalloutId, QString> m_drafts; ///< not yet written
    QHash<CalloutId, QString> m_unsent; ///< as written
    QTimer m_writeSoon;
    QList<CannedMessage> m_canned;
    QString m_language;
};

} // namespace console
