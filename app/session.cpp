// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpPanicApiOptions optionsOf(const ConnectionProfile &profile, const HttpLimits &limits)
{
    HttpPanicApiOptions options = optionsFor(profile);
    options.limits = limits;
    return options;
}

} // namespace

Session::Session(const ConnectionProfile &profile, const Credentials &credentials,
                 const Clock &clock, ServerClock &serverClock, OperatorLog &log,
                 const QString &operatorName, const Manners &manners)
    : m_profile(profile),
      m_clock(clock),
      m_log(log),
      m_api(profile.apiRoot, credentials, clock, optionsOf(profile, manners.limits)),
      m_directoryApi(m_api.transport()),
      m_budget(clock, m_scheduler),
      m_circuit(clock),
      m_health(clock, serverClock, m_scheduler, m_budget),
      m_paced(m_api, m_budget),
      m_pacedDirectory(m_directoryApi, m_budget),
      m_board(clock, serverClock),
      m_alarms(clock, log),
      m_feed(m_board, m_scheduler),
      m_monitor(m_api, clock, serverClock, m_scheduler),
      m_reader(m_api, m_budget, m_circuit, m_board, clock, m_scheduler),
      m_commands(m_paced, m_board, m_reader, log, clock, serverClock, m_scheduler),
      m_conversation(m_paced, m_board, log, clock, serverClock),
      m_lookups(m_paced, m_scheduler),
      m_reports(m_paced, m_board, clock, serverClock, m_scheduler),
      m_directory(m_pacedDirectory, clock, serverClock, m_scheduler),
      m_directoryCommands(m_pacedDirectory, log, m_scheduler)
{
    m_budget.setRate(manners.requestsPerSecond);
    m_budget.setBurst(manners.burst);
    m_monitor.useBudget(m_budget);
    m_monitor.useCircuit(m_circuit);
    m_alarms.setOperatorName(operatorName);
    m_commands.setOperatorName(operatorName);
    m_conversation.setOperatorName(operatorName);
    m_directoryCommands.setOperatorName(operatorName);
    connectServices();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &Session::tickBoard);
    connect(&m_tick, &QTimer::timeout, &m_alarms, &AlarmBook::tick);
}

void Session::connectServices()
{
    connect(&m_api, &HttpPanicApi::exchanged, &m_health, &ApiHealth::note);
    connect(&m_circuit, &Circuit::changed, &m_health, &ApiHealth::setCircuit);
    connect(&m_monitor, &CalloutMonitor::linkChanged, this, &Session::noteLink);
    connect(&m_monitor, &CalloutMonitor::linkChanged, &m_commands, &CalloutCommands::setLink);
    connect(&m_monitor, &CalloutMonitor::linkChanged, &m_reader, &DetailScheduler::setLink);
    connect(&m_monitor, &CalloutMonitor::linkChanged, &m_alarms, &AlarmBook::setLink);
    connect(&m_monitor, &CalloutMonitor::linkChanged, &m_directoryCommands,
            &DirectoryCommands::setLink);
    connect(&m_board, &CalloutBoard::readWanted, &m_reader, &DetailScheduler::read);
    connect(&m_board, &CalloutBoard::outcomeReleased, &m_conversation,
            &Conversation::outcomeReleased);
    connect(&m_board, &CalloutBoard::changed, this, [this](const BoardChanges &changes) {
        for (const CalloutId id : changes.removed)
            m_conversation.forget(id);
    });
    connect(&m_board, &CalloutBoard::startedAnew, &m_conversation, &Conversation::forget);
    connect(&m_board, &CalloutBoard::happened, this,
            [this](const LogEntry &entry) { m_log.append(entry); });
    connect(&m_reader, &DetailScheduler::eventsRead, this, [this](const EventsAnswer &answer) {
        if (!answer.result) {
            m_conversation.applyReadError(answer.id, answer.result.error());
            return;
        }
        m_conversation.applyEvents(answer.id, *answer.result);
        if (std::ranges::any_of(*answer.result, isCustomerCancel))
            m_board.applyCustomerCancel(answer.id);
    });
}

Session::~Session()
{
    m_monitor.stop();
}

void Session::tickBoard()
{
    if (m_board.tick()) // the rest with the next turn of the event loop
        m_scheduler.after(0ms, this, [this] { tickBoard(); });
}

void Session::start(Millis pollInterval)
{
    // Last of all listeners: what is annunciated is in the models by then.
    connect(&m_board, &CalloutBoard::changed, &m_alarms, &AlarmBook::apply);
    m_board.setPollInterval(pollInterval);
    m_monitor.setInterval(pollInterval);
    m_monitor.start();
    m_lookups.wantResponseTypes();
    m_tick.start();
}

void Session::noteLink(const LinkState &state)
{
    using Kind = LinkState::Kind;
    // Only what an operator saw is history: the first answer, the loss, the return.
    if (state.kind == Kind::Faltering || state.kind == m_loggedLink)
        return;
    LogEntry entry;
    entry.kind = LogEntry::Kind::Link;
    entry.outcome = u"recorded"_s;
    if (state.kind == Kind::Linked)
        entry.text = m_loggedLink == Kind::Lost ? u"Link back"_s : u"Linked"_s;
    else if (state.kind == Kind::Lost)
        entry.text = u"Link lost: "_s
                     + (state.error ? QString(kindName(state.error->kind)) : u"no answer"_s);
    else
        return;
    m_loggedLink = state.kind;
    m_log.append(entry);
    // What could not be looked up while the link was bad is looked up now.
    if (state.kind == Kind::Linked)
        m_lookups.wantResponseTypes();
}

} // namespace console
