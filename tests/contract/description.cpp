// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "description.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QXmlStreamReader>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace console::test {

using namespace Qt::StringLiterals;
using valijson::adapters::QtJsonAdapter;

namespace {

bool fits(const QString &pattern, const QString &path)
{
    const QStringList wanted = pattern.split(u'/');
    const QStringList given = path.split(u'/');
    if (wanted.size() != given.size())
        return false;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const bool variable = wanted[i].startsWith(u'{') && !given[i].isEmpty();
        if (!variable && wanted[i] != given[i])
            return false;
    }
    return true;
}

QJsonObject jsonContent(const QJsonObject &holder)
{
    return holder["content"_L1].toObject()["application/json"_L1].toObject();
}

bool isXml(const QByteArray &body)
{
    QXmlStreamReader reader(body);
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

} // namespace

Description::Description(const QString &dialect)
{
    QFile file(
        u"%1/contract/panic-api.%2.openapi.json"_s.arg(QStringLiteral(TEST_DATA_DIR), dialect));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the description cannot be read");
    m_document = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject paths = m_document["paths"_L1].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path.value().toObject();
        for (const QString &verb : {u"get"_s, u"post"_s, u"put"_s, u"delete"_s}) {
            const QJsonObject operation = item[verb].toObject();
            if (!operation.isEmpty()) {
                m_operations[verb.toUpper() + u' ' + path.key()] = {
                    operation["operationId"_L1].toString(), operation};
            }
        }
    }
    if (m_operations.empty())
        qFatal("the description describes nothing");
}

Description::~Description() = default;

const Description::Operation *Description::find(const QByteArray &method,
                                                const QByteArray &path) const
{
    const QString wanted = QString::fromUtf8(method) + u' ' + QString::fromUtf8(path);
    // A literal path wins over one with a variable: activeCallouts is no callout's id.
    if (const auto exact = m_operations.find(wanted); exact != m_operations.end())
        return &exact->second;
    for (const auto &[pattern, operation] : m_operations) {
        if (fits(pattern, wanted))
            return &operation;
    }
    return nullptr;
}

QJsonObject Description::response(const Operation &operation, int status) const
{
    QJsonObject found =
        operation.description["responses"_L1].toObject()[QString::number(status)].toObject();
    if (const QString reference = found.value("$ref"_L1).toString(); !reference.isEmpty()) {
        found = m_document["components"_L1]
                    .toObject()["responses"_L1]
                    .toObject()[reference.section(u'/', -1)]
                    .toObject();
    }
    return found;
}

QString Description::answerName(const Recorded &exchange) const
{
    const Operation *operation = find(exchange.method, exchange.path);
    return operation ? operation->id + u' ' + QString::number(exchange.status) : QString();
}

QStringList Description::allAnswers() const
{
    QStringList names;
    for (const auto &[pattern, operation] : m_operations) {
        const QJsonObject responses = operation.description["responses"_L1].toObject();
        for (const QString &status : responses.keys())
            names += operation.id + u' ' + status;
    }
    return names;
}

const valijson::Schema &Description::parsed(const QJsonValue &schema)
{
    // References point into the whole document, so the schema is judged from within it.
    const QJsonObject root{{u"allOf"_s, QJsonArray{schema}},
                           {u"components"_s, m_document["components"_L1]}};
    auto &known = m_schemas[QJsonDocument(QJsonObject{{u"s"_s, schema}}).toJson()];
    if (!known) {
        known = std::make_unique<valijson::Schema>();
        const QJsonValue value(root);
        valijson::SchemaParser parser;
        parser.populateSchema(QtJsonAdapter(value), *known);
    }
    return *known;
}

QStringList Description::judge(const QString &what, const QJsonValue &schema,
                               const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return {what + u": no JSON: "_s + error.errorString()};
    const QJsonValue value =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(parsed(schema), QtJsonAdapter(value), &results))
        return {};
    QStringList problems;
    valijson::ValidationResults::Error problem;
    while (results.popError(problem)) {
        QString where;
        for (const std::string &step : problem.context)
            where += QString::fromStdString(step);
        problems += u"%1: %2 %3"_s.arg(what, where, QString::fromStdString(problem.description));
    }
    return problems;
}

QStringList Description::problemsOf(const Recorded &exchange, bool requestToo)
{
    const QString name =
        u"%1 %2 -> %3"_s.arg(QString::fromUtf8(exchange.method), QString::fromUtf8(exchange.path))
            .arg(exchange.status);
    const Operation *operation = find(exchange.method, exchange.path);
    if (!operation)
        return {name + u": no such operation"_s};
    QStringList problems;
    const QJsonObject body = operation->description["requestBody"_L1].toObject();
    if (requestToo && !body.isEmpty())
        problems +=
            judge(name + u" request"_s, jsonContent(body)["schema"_L1], exchange.requestBody);
    if (requestToo && body.isEmpty() && !exchange.requestBody.isEmpty()
        && exchange.requestBody != "{}")
        problems += name + u": a body where none belongs"_s;
    const QJsonObject answer = response(*operation, exchange.status);
    if (answer.isEmpty())
        return problems << name + u": an answer that is not described"_s;
    const QJsonObject content = answer["content"_L1].toObject();
    if (content.contains("application/json"_L1)) {
        if (!exchange.contentType.startsWith("application/json"))
            problems += name + u": wrong content type"_s;
        problems +=
            judge(name + u" answer"_s, jsonContent(answer)["schema"_L1], exchange.responseBody);
    } else if (!content.isEmpty() && !isXml(exchange.responseBody)) {
        problems += name + u": no well-formed XML"_s;
    }
    return problems;
}

} // namespace console::test
