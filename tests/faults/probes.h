// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator would see of each service while something is wrong, and whether it works again.
#pragma once

#include "faultdesk.h"

#include <functional>
#include <vector>

namespace console::test {

struct Probe {
    QString service;
    std::function<void()> ask; ///< once
    std::function<void()> repeat; ///< what an operator does after a failure; may be empty
    QString seen{}; ///< empty = nothing yet; "works", or the sentence
    bool works = false;
    bool failed = false; ///< since it was last asked
    bool everFailed = false;
    qint64 recoveredMs = -1;
};

/// One probe for each service. `id`: a callout to read and to talk into; `cancelled`: one to
/// cancel; `closed`: one that AURA has closed.
struct Subjects {
    CalloutId id = 0;
    CalloutId cancelled = 0;
    CalloutId closed = 0;
    CustomerId customer = 0;
};

class Probes final : public QObject {
    Q_OBJECT

public:
    Probes(FaultDesk &desk, const Subjects &subjects);

    void askAll();
    [[nodiscard]] bool allSeen() const;
    /// From now on a success counts as the recovery; what failed is repeated as an operator would.
    void expectRecovery();
    [[nodiscard]] bool allWork() const;
    /// Also of a fault that was over before anybody looked.
    [[nodiscard]] bool anyoneNoticed() const;
    [[nodiscard]] const std::vector<Probe> &all() const { return m_probes; }

private:
    enum Which {
        Board,
        Detail,
        Events,
        CustomerRead,
        Message,
        Cancel,
        Reasons,
        Sites,
        Report,
        Count
    };
    void connectReads();
    void connectCommands();
    void worked(Which which);
    void failed(Which which, const QString &sentence);
    void lookAtMessages(const QList<ConversationMessage> &messages);
    void lookAtReport();

    FaultDesk &m_desk;
    const Subjects m_subjects;
    std::vector<Probe> m_probes;
    qint64 m_message = 0;
    bool m_recovering = false;
    QElapsedTimer m_since;
};

} // namespace console::test
