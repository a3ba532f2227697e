// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words for customers, subscriptions and sites, and how what is typed about them is read. Pure
// functions; plain text always.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"

#include <QCoreApplication>

namespace console {

class DirectoryText final {
    Q_DECLARE_TR_FUNCTIONS(console::DirectoryText)

public:
    /// "Thandeka Mokoena"; "Customer 201 554" when no name is known.
    [[nodiscard]] static QString name(const Customer &customer);
    /// Its name, else what identifies it, else "Site 99001".
    [[nodiscard]] static QString name(const FixedLocation &site);
    [[nodiscard]] static QString word(SubscriptionState state);
    /// An icon of the tokens that says the same as the word.
    [[nodiscard]] static QByteArray icon(SubscriptionState state);
    /// The name of the type among `types`; "Type 4" when it is not there; empty when not given.
    [[nodiscard]] static QString type(qint64 typeId, const QList<SubscriptionType> &types);
    /// "Security, medical", "Security only", "Neither"; empty when nothing is given.
    [[nodiscard]] static QString coverage(const FixedLocation &site);
    /// "10 Jun 2026, 14:05" in local time; the time is left out at the beginning of a day.
    [[nodiscard]] static QString moment(UtcTime time);
    /// "10 Jun 2026"
    [[nodiscard]] static QString day(UtcTime time);
    /// "Read 12 s ago"
    [[nodiscard]] static QString readAgo(Millis age);

    /// For a field: "2026-06-10 14:05", always with the time.
    [[nodiscard]] static QString typedMoment(UtcTime time);
    /// "2026-06-10" or "2026-06-10 14:05", local time; a day alone is its beginning, or its last
    /// minute. Null when it is neither.
    [[nodiscard]] static std::optional<UtcTime> momentFromText(const QString &text,
                                                               bool lastMinute);
    /// The whole number with its country code, "+27821234567"; empty when it is not that.
    [[nodiscard]] static QString mobileFromText(const QString &text);

    /// What a server says about a change may repeat the number that was sent: its digits are
    /// replaced before anybody sees them.
    [[nodiscard]] static QString withoutNumbers(QString text);
    /// errorText() for a change, without numbers.
    [[nodiscard]] static QString changeError(ApiError error);
};

} // namespace console
