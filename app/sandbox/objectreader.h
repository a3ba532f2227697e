// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads what a person wrote as JSON, by hand: finds all mistakes, not only the first, and says
// where each one is. Members that nobody asked for are mistakes too, because they are misspelt
// ones.

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace sandbox {

struct Mistake final {
    QString pointer; // "/callouts/3/at", as in RFC 6901
    QString text; // a sentence
};

class ObjectReader final {
public:
    ObjectReader(const QJsonObject &object, const QString &pointer, QList<Mistake> &mistakes);

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    [[nodiscard]] QJsonValue value(const QString &name);
    [[nodiscard]] std::optional<double> number(const QString &name, double low, double high);
    [[nodiscard]] std::optional<qint64> whole(const QString &name, qint64 low, qint64 high);
    [[nodiscard]] std::optional<QString> text(const QString &name);
    // One of these.
    [[nodiscard]] std::optional<QString> word(const QString &name, const QStringList &choices);
    [[nodiscard]] std::optional<QJsonObject> object(const QString &name);
    [[nodiscard]] QJsonArray array(const QString &name);
    // Says that it is missing, unless a mistake in it was reported or it is there.
    void require(const QString &name);
    // To be called last: whatever has not been asked for.
    void refuseOthers();

    void wrong(const QString &member, const QString &text); // an empty member: the object itself
    [[nodiscard]] QString pointerTo(const QString &member) const
    {
        return m_pointer + u'/' + member;
    }

private:
    QJsonObject m_object;
    QString m_pointer;
    QList<Mistake> &m_mistakes;
    QSet<QString> m_known;
};

} // namespace sandbox
