// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The OpenAPI description of one dialect, and whether a request and its answer agree with it. The
// judging of JSON is valijson's, not ours.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace valijson {
class Schema;
}

namespace console::test {

struct Recorded {
    QByteArray method;
    QByteArray path; ///< below the API prefix, decoded as sent
    QByteArray requestBody;
    int status = 0;
    QByteArray contentType;
    QByteArray responseBody;
};

class Description final {
public:
    /// Fails loudly (qFatal) when the file is not what this class can read.
    explicit Description(const QString &dialect);
    ~Description();

    /// What does not agree, one sentence each; empty = all agrees.
    [[nodiscard]] QStringList problemsOf(const Recorded &exchange, bool requestToo);
    /// "getCalloutById 404" for every answer in the description.
    [[nodiscard]] QStringList allAnswers() const;
    /// The name of such an answer; empty when the description does not know the operation.
    [[nodiscard]] QString answerName(const Recorded &exchange) const;

private:
    struct Operation {
        QString id;
        QJsonObject description;
    };
    [[nodiscard]] const Operation *find(const QByteArray &method, const QByteArray &path) const;
    [[nodiscard]] QJsonObject response(const Operation &operation, int status) const;
    [[nodiscard]] QStringList judge(const QString &what, const QJsonValue &schema,
                                    const QByteArray &body);
    [[nodiscard]] const valijson::Schema &parsed(const QJsonValue &schema);

    QJsonObject m_document;
    std::map<QString, Operation> m_operations; ///< "GET /callouts/{calloutId}"
    std::map<QByteArray, std::unique_ptr<valijson::Schema>> m_schemas;
};

} // namespace console::test
