// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/directorycommands.h"

#include "services/errors.h"

#include <utility>

namespace console {

using namespace Qt::StringLiterals;

namespace {

bool mayHaveActed(ApiError::Kind kind)
{
    return kind == ApiError::Kind::Timeout || kind == ApiError::Kind::Offline
           || kind == ApiError::Kind::ServerFault || kind == ApiError::Kind::Malformed
           || kind == ApiError::Kind::TooLarge;
}

qint64 idOf(const DirectoryValue &value)
{
    return std::visit(
        [](const auto &one) -> qint64 {
            if constexpr (requires { one.id; })
                return one.id;
            else
                return 0;
        },
        value);
}

/// An answer of any of the kinds, as the one that the result carries.
auto asValue(ApiCallback<DirectoryValue> done)
{
    return [done = std::move(done)](const auto &answer) {
        if (answer)
            done(DirectoryValue(*answer));
        else
            done(std::unexpected(answer.error()));
    };
}

} // namespace

DirectoryCommands::DirectoryCommands(DirectoryApi &api, OperatorLog &log, Scheduler &scheduler,
                                     QObject *parent)
    : QObject(parent), m_api(api), m_log(log), m_scheduler(scheduler)
{
}

DirectoryCommands::~DirectoryCommands() = default;

CommandId DirectoryCommands::createCustomer(const CustomerDraft &draft)
{
    return begin(
        Kind::CreateCustomer, 0, 0, u"Create a customer"_s,
        [this, draft](const Ended &done) { m_api.createCustomer(draft, this, asValue(done)); });
}

CommandId DirectoryCommands::updateCustomer(const CustomerDraft &draft)
{
    return begin(
        Kind::UpdateCustomer, draft.id, draft.id, u"Change customer %1"_s.arg(draft.id),
        [this, draft](const Ended &done) { m_api.updateCustomer(draft, this, asValue(done)); });
}

CommandId DirectoryCommands::deleteCustomer(CustomerId id)
{
    return begin(Kind::DeleteCustomer, id, id, u"Delete customer %1"_s.arg(id),
                 [this, id](const Ended &done) { m_api.deleteCustomer(id, this, asValue(done)); });
}

CommandId DirectoryCommands::createSubscription(const Subscription &wanted)
{
    return begin(Kind::CreateSubscription, 0, wanted.customerId,
                 u"Activate a subscription of customer %1"_s.arg(wanted.customerId),
                 [this, wanted](const Ended &done) {
                     m_api.createSubscription(wanted, this, asValue(done));
                 });
}

CommandId DirectoryCommands::updateSubscription(const Subscription &changed)
{
    return begin(Kind::UpdateSubscription, changed.id, changed.customerId,
                 u"Change subscription %1"_s.arg(changed.id), [this, changed](const Ended &done) {
                     m_api.updateSubscription(changed, this, asValue(done));
                 });
}

CommandId DirectoryCommands::cancelSubscription(qint64 id, CustomerId customerId)
{
    return begin(
        Kind::CancelSubscription, id, customerId, u"Cancel subscription %1"_s.arg(id),
        [this, id](const Ended &done) { m_api.cancelSubscription(id, this, asValue(done)); });
}

CommandId DirectoryCommands::createSite(const FixedLocation &wanted)
{
    return begin(Kind::CreateSite, 0, wanted.customerId, u"Register a site"_s,
                 [this, wanted](const Ended &done) {
                     m_api.createFixedLocation(wanted, this, asValue(done));
                 });
}

CommandId DirectoryCommands::updateSite(const FixedLocation &changed)
{
    return begin(Kind::UpdateSite, changed.id, changed.customerId,
                 u"Change site %1"_s.arg(changed.id), [this, changed](const Ended &done) {
                     m_api.updateFixedLocation(changed, this, asValue(done));
                 });
}

CommandId DirectoryCommands::deleteSite(qint64 id)
{
    return begin(
        Kind::DeleteSite, id, 0, u"Delete site %1"_s.arg(id),
        [this, id](const Ended &done) { m_api.deleteFixedLocation(id, this, asValue(done)); });
}

CommandId DirectoryCommands::begin(Kind kind, qint64 subject, CustomerId customerId,
                                   const QString &name, std::function<void(Ended)> send)
{
    const CommandId id = ++m_lastId;
    Running &command = m_running[id];
    command.result.id = id;
    command.result.kind = kind;
    command.result.subject = subject;
    command.result.customerId = customerId;
    command.name = name;
    if (m_link == LinkState::Kind::Lost) {
        command.result.result =
            std::unexpected(errorOf(ApiError::Kind::Offline, u"the link to AURA is lost"_s));
        m_scheduler.after(Millis(0), this, [this, id] {
            end(id, u"not sent, the link to AURA is lost"_s, u"refused"_s);
        });
        return id;
    }
    command.send = std::move(send);
    m_log.append(entry(LogEntry::Kind::Intent, name, u"recorded"_s), this,
                 [this, id](const std::expected<LogEntry, LogError> &written) {
                     decided(id, written.has_value());
                 });
    m_scheduler.after(logDeadline, this, [this, id] { decided(id, false); });
    return id;
}

void DirectoryCommands::decided(CommandId id, bool isRecorded)
{
    const auto command = m_running.find(id);
    if (command == m_running.end() || !command->second.send)
        return; // decided already
    const auto send = std::exchange(command->second.send, {});
    if (isRecorded) {
        send([this, id](ApiResult<DirectoryValue> answer) { answered(id, std::move(answer)); });
        return;
    }
    command->second.result.result = std::unexpected(errorOf(ApiError::Kind::NotRecorded));
    end(id, u"not sent, the log could not record it first"_s, u"failed"_s);
}

void DirectoryCommands::answered(CommandId id, ApiResult<DirectoryValue> answer)
{
    const auto command = m_running.find(id);
    if (command == m_running.end())
        return;
    DirectoryResult &result = command->second.result;
    if (answer) {
        if (result.subject == 0)
            result.subject = idOf(*answer);
        if (result.kind == Kind::CreateCustomer)
            result.customerId = result.subject;
        result.result = std::move(answer);
        end(id, result.subject == 0 ? u"accepted"_s : u"accepted, number %1"_s.arg(result.subject),
            u"accepted"_s);
        return;
    }
    const ApiError::Kind kind = answer.error().kind;
    result.isUnclear = mayHaveActed(kind);
    result.result = std::move(answer);
    end(id, QString(kindName(kind)), result.isUnclear ? u"unconfirmed"_s : u"failed"_s);
}

void DirectoryCommands::end(CommandId id, const QString &text, const QString &outcome)
{
    const auto command = m_running.extract(id);
    if (command.empty())
        return;
    m_log.append(entry(LogEntry::Kind::Result, command.mapped().name + u": "_s + text, outcome));
    emit finished(command.mapped().result);
}

LogEntry DirectoryCommands::entry(LogEntry::Kind kind, const QString &text,
                                  const QString &outcome) const
{
    LogEntry entry;
    entry.kind = kind;
    entry.text = text;
    entry.outcome = outcome;
    entry.operatorName = m_operator;
    return entry;
}

} // namespace console
