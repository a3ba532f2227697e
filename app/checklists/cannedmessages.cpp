// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/cannedmessages.h"

#include "checklists/jsonplace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype mostMessages = 50;
constexpr qsizetype longestText = 500;

using Read = std::expected<CannedMessage, QString>;

Read readOne(const QJsonValue &value)
{
    const auto bad = [](const QString &reason) { return std::unexpected(reason); };
    if (!value.isObject())
        return bad(u"each message stands in braces."_s);
    const QJsonObject object = value.toObject();
    for (const QString &key : object.keys()) {
        if (key != "id"_L1 && key != "safe"_L1 && key != "text"_L1)
            return bad(u"\"%1\" is not known here; is it misspelt?"_s.arg(key));
    }
    CannedMessage message;
    message.id = object.value("id"_L1).toString();
    if (message.id.isEmpty())
        return bad(u"a message has no \"id\"."_s);
    if (object.contains("safe"_L1) && !object.value("safe"_L1).isBool())
        return bad(u"\"safe\" must be true or false."_s);
    message.safe = object.value("safe"_L1).toBool();
    const QJsonObject texts = object.value("text"_L1).toObject();
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        const QString text = it.value().toString().trimmed();
        if (text.isEmpty() || text.size() > longestText)
            return bad(u"the text in \"%1\" must have 1 to %2 characters."_s.arg(it.key()).arg(
                longestText));
        message.text.insert(it.key(), text);
    }
    if (!message.text.contains(u"en"_s))
        return bad(u"a message has no English \"text\"."_s);
    return message;
}

} // namespace

QString CannedMessage::in(const QString &language) const
{
    return text.value(language, text.value(u"en"_s));
}

std::expected<QList<CannedMessage>, CannedMistake> readCannedMessages(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(CannedMistake{lineOfOffset(json, error.offset),
                                             u"this is not JSON (%1)."_s.arg(error.errorString())});
    const QJsonArray list = document.object().value("messages"_L1).toArray();
    if (list.isEmpty() || list.size() > mostMessages)
        return std::unexpected(
            CannedMistake{jsonLine(json, {u"messages"_s}),
                          u"\"messages\" must be a list of 1 to %1 messages."_s.arg(mostMessages)});
    QList<CannedMessage> messages;
    QSet<QString> ids;
    for (int i = 0; i < int(list.size()); ++i) {
        const int line = jsonLine(json, {u"messages"_s, i});
        Read one = readOne(list.at(i));
        if (!one)
            return std::unexpected(CannedMistake{line, one.error()});
        if (ids.contains(one->id))
            return std::unexpected(
                CannedMistake{line, u"the id \"%1\" is there twice."_s.arg(one->id)});
        ids.insert(one->id);
        messages.append(*std::move(one));
    }
    return messages;
}

QList<CannedMessage> builtInCannedMessages()
{
    QFile file(u":/messages/canned.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return readCannedMessages(file.readAll()).value_or(QList<CannedMessage>());
}

} // namespace console
