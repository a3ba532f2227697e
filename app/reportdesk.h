// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reports of closed callouts in tabs of the middle, their way out of the program as PDF, HTML or on
// paper, and the list of responses that are still to be rated.
#pragma once

#include "desk.h"

#include <QPointer>
#include <QSet>

namespace console {

class ReportPage;
class ToRateDialog;
class WindowCentre;
struct ReportFacts;
struct ToRate;

class ReportDesk final : public Desk {
    Q_OBJECT

public:
    explicit ReportDesk(const DeskParts &parts);
    ~ReportDesk() override;

    void setSession(Session *session) override;
    void selectionChanged(CalloutId id) override;
    void boardChanged(const BoardChanges &changes) override;

    /// Null when that callout has no tab.
    [[nodiscard]] ReportPage *page(CalloutId id) const;
    /// Writes in the background and says how it went; the file's ending decides what is written.
    void exportTo(const ReportFacts &facts, const QString &file);
    [[nodiscard]] QList<CalloutId> toRate() const;

private:
    void connectActions();
    void open(CalloutId id);
    void refresh(CalloutId id);
    void updateStates();
    [[nodiscard]] ReportPage *front() const;
    void chooseFile();
    void print();
    // Responses to rate:
    void recall();
    void follow(const BoardEntry &entry);
    void drop(CalloutId id);
    void dismiss(CalloutId id, const QString &reason);
    void openToRate();
    void showToRate();
    [[nodiscard]] QString memoryKey(CalloutId id) const;
    void log(CalloutId id, const QString &text);

    const DeskParts m_parts;
    WindowCentre &m_centre;
    QPointer<Session> m_session;
    QString m_profile;
    QHash<CalloutId, ToRate> m_toRate;
    QSet<CalloutId> m_dismissed;
    QPointer<ToRateDialog> m_dialog;
};

} // namespace console
