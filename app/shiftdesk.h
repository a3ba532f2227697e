// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The end of a shift at this desk, and the list of whom to phone.
#pragma once

#include "desk.h"

#include <QPointer>

namespace console {

class ShiftDialog;
struct ShiftSummary;

class ShiftDesk final : public Desk {
    Q_OBJECT

public:
    explicit ShiftDesk(const DeskParts &parts);
    ~ShiftDesk() override;

    void setSession(Session *session) override;

private:
    void followOperator();
    void openShift();
    void showShift(QStringList toRate);
    [[nodiscard]] ShiftSummary summary(const QStringList &toRate) const;
    void handOver(const QString &from, const QString &to, const QString &note);
    void chooseFile(const QString &text);
    void save(const QString &path, const QString &text);
    void openPhoneList();
    void dial(const QString &number);
    void log(const QString &text);

    const DeskParts m_parts;
    QPointer<Session> m_session;
    QPointer<ShiftDialog> m_shift;
};

} // namespace console
