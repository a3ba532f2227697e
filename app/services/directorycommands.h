// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator changes in AURA's directory: customers, subscriptions, registered sites. Written
// to the operator log first (without a name or a number of a person), never repeated by itself,
// each ending once.
#pragma once

#include "domain/directoryapi.h"
#include "domain/linkstate.h"
#include "domain/operatorlog.h"
#include "domain/requests.h"
#include "services/scheduler.h"

#include <QMetaType>
#include <QObject>

#include <map>
#include <variant>

namespace console {

enum class DirectoryCommandKind : quint8 {
    CreateCustomer,
    UpdateCustomer,
    DeleteCustomer,
    CreateSubscription,
    UpdateSubscription,
    CancelSubscription,
    CreateSite,
    UpdateSite,
    DeleteSite,
};

/// What AURA answered; its message when the answer is nothing else.
using DirectoryValue = std::variant<QString, Customer, Subscription, FixedLocation>;

struct DirectoryResult {
    CommandId id = 0; ///< of DirectoryCommands, which counts for itself
    DirectoryCommandKind kind = DirectoryCommandKind::CreateCustomer;
    /// Of the customer, subscription or site that it was about; after a creation, of the new one.
    qint64 subject = 0;
    CustomerId customerId = 0; ///< whose it is, when known: to read his subscriptions again
    ApiResult<DirectoryValue> result;
    bool isUnclear = false; ///< no usable answer: AURA may have acted, look before trying again
};

class DirectoryCommands final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis logDeadline{5'000}; ///< no intent recorded by then: nothing is sent

    DirectoryCommands(DirectoryApi &api, OperatorLog &log, Scheduler &scheduler,
                      QObject *parent = nullptr);
    ~DirectoryCommands() override;

    void setOperatorName(const QString &name) { m_operator = name; }
    /// While the link is lost nothing is sent: such a command ends as Offline.
    void setLink(const LinkState &link) { m_link = link.kind; }

    // Each ends in one finished() with the id returned, never before the call returned.
    CommandId createCustomer(const CustomerDraft &draft);
    CommandId updateCustomer(const CustomerDraft &draft);
    CommandId deleteCustomer(CustomerId id);
    CommandId createSubscription(const Subscription &wanted);
    CommandId updateSubscription(const Subscription &changed);
    CommandId cancelSubscription(qint64 id, CustomerId customerId = 0);
    CommandId createSite(const FixedLocation &wanted);
    CommandId updateSite(const FixedLocation &changed);
    CommandId deleteSite(qint64 id);

signals:
    void finished(const console::DirectoryResult &result);

private:
    using Kind = DirectoryCommandKind;
    using Ended = ApiCallback<DirectoryValue>;
    struct Running {
        DirectoryResult result;
        QString name; ///< for the log
        std::function<void(Ended)> send; ///< holds what is sent until it has been
    };

    CommandId begin(Kind kind, qint64 subject, CustomerId customerId, const QString &name,
                    std::function<void(Ended)> send);
    void decided(CommandId id, bool isRecorded);
    void answered(CommandId id, ApiResult<DirectoryValue> answer);
    void end(CommandId id, const QString &text, const QString &outcome);
    [[nodiscard]] LogEntry entry(LogEntry::Kind kind, const QString &text,
                                 const QString &outcome) const;

    DirectoryApi &m_api;
    OperatorLog &m_log;
    Scheduler &m_scheduler;
    QString m_operator;
    LinkState::Kind m_link = LinkState::Kind::Connecting;
    CommandId m_lastId = 0;
    std::map<CommandId, Running> m_running;
};

} // namespace console

Q_DECLARE_METATYPE(console::DirectoryResult)
