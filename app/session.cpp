// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session.h"

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Session::Session(const ConnectionProfile &profile, const Credentials &credentials,
                 const Clock &clock, ServerClock &serverClock, OperatorLog &log,
                 const QString &operatorName)
    : m_profile(profile),
      m_clock(clock),
      m_log(log),
      m_api(std::make_unique<HttpPanicApi>(profile.apiRoot, credentials, clock)),
      m_board(clock, serverClock),
      m_monitor(*m_api, clock, serverClock, m_scheduler),
      m_reader(*m_api, m_board, clock, m_scheduler),
      m_commands(*m_api, m_board, m_reader, log, clock, serverClock, m_scheduler),
      m_conversation(*m_api, m_board, log, clock, serverClock),
      m_lookups(*m_api)
{
    m_commands.setOperatorName(operatorName);
    m_conversation.setOperatorName(operatorName);

    connect(&m_monitor, &CalloutMonitor::linkChanged, this, &Session::noteLink);
    connect(&m_monitor, &CalloutMonitor::linkChanged, &m_commands, &CalloutCommands::setLink);
    connect(&m_board, &CalloutBoard::readWanted, &m_reader, &CalloutReader::read);
    connect(&m_board, &CalloutBoard::outcomeReleased, &m_conversation,
            &Conversation::outcomeReleased);
    connect(&m_board, &CalloutBoard::changed, this, [this](const BoardChanges &changes) {
        for (const CalloutId id : changes.removed)
            m_conversation.forget(id);
    });
    connect(&m_board, &CalloutBoard::happened, this,
            [this](const LogEntry &entry) { m_log.append(entry); });
    connect(&m_reader, &CalloutReader::eventsRead, this, [this](const EventsAnswer &answer) {
        if (answer.result)
            m_conversation.applyEvents(answer.id, *answer.result);
        else
            m_conversation.applyReadError(answer.id, answer.result.error());
    });
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, &m_board, &CalloutBoard::tick);
}

Session::~Session()
{
    m_monitor.stop();
}

void Session::start(Millis pollInterval)
{
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
