// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The faults that a trainer can give the sandbox, as docs/sandbox.md describes them: what each is
// called for people, which members it has of its own, and the sentence that tells of a running one.
#pragma once

#include <QCoreApplication>
#include <QJsonObject>
#include <QList>

namespace console {

/// A member of a fault that not every kind has; the form has a field for each.
enum class FaultMember : quint8 {
    Milliseconds, ///< and the distribution
    Codes,
    RetryAfter,
    Megabytes,
    Text,
    Skew, ///< takes the place of "seconds", which then cannot mean how long the fault lasts
    Dropped, ///< ids, or how many
};

class FaultKinds final {
    Q_DECLARE_TR_FUNCTIONS(console::FaultKinds)

public:
    struct Kind {
        QString name; ///< as the control surface calls it
        QString title;
        QString effect; ///< what the console will see
        QList<FaultMember> members;
    };

    [[nodiscard]] static QList<Kind> all();
    /// "Error answers 500 · callouts/* · every 2nd of 10 · 12 s"; AURA's word for an unknown kind.
    [[nodiscard]] static QString words(const QJsonObject &fault);
    /// Only what the control surface takes: a running fault also tells what has become of it.
    [[nodiscard]] static QJsonObject forSending(const QJsonObject &fault);
    /// "500:3, 503" -> {"500": 3, "503": 1}; empty when it is not that.
    [[nodiscard]] static QJsonObject codesFromText(const QString &text);
    /// "992014, 992017"; empty when it is not that.
    [[nodiscard]] static QList<qint64> idsFromText(const QString &text);

private:
    [[nodiscard]] static QStringList ownWords(const QJsonObject &fault);
    [[nodiscard]] static QStringList limitWords(const QJsonObject &fault);
};

} // namespace console
