// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probes.h"

#include "ui/dialogs/errortext.h"

#include <algorithm>

namespace console::test {

using namespace Qt::StringLiterals;

Probes::Probes(FaultDesk &desk, const Subjects &subjects) : m_desk(desk), m_subjects(subjects)
{
    Session &session = *m_desk.session;
    const auto cancel = [this, &session] {
        session.commands().cancelUnconditional(
            {m_subjects.cancelled, 101, u"Tested with a fault."_s});
    };
    const auto reasons = [this, &session] {
        session.lookups().wantExceptionReasons(m_subjects.id);
    };
    const auto customer = [this, &session] {
        session.reader().forgetCustomer(m_subjects.customer);
        session.reader().wantCustomer(m_subjects.customer);
    };
    const auto sites = [&session] { session.directory().refreshSites(); };
    const auto report = [this, &session] {
        session.reports().reset();
        session.reports().want(m_subjects.closed);
    };
    m_probes.resize(Count);
    m_probes[Board] = {u"active list"_s, [&session] { session.monitor().pollNow(); }, {}};
    m_probes[Detail] = {u"callout"_s, [this, &session] { session.reader().readNow(m_subjects.id); },
                        [this, &session] { session.reader().readNow(m_subjects.id); }};
    m_probes[Events] = {u"conversation"_s,
                        [this, &session] { session.reader().readEvents(m_subjects.id); },
                        [this, &session] { session.reader().readEvents(m_subjects.id); }};
    m_probes[CustomerRead] = {u"customer"_s, customer, customer};
    m_probes[Message] = {
        u"message"_s,
        [this, &session] { m_message = session.conversation().send(m_subjects.id, u"Hello?"_s); },
        [this, &session] { session.conversation().retry(m_message); }};
    m_probes[Cancel] = {u"cancel"_s, cancel, cancel};
    m_probes[Reasons] = {u"reasons"_s, reasons, reasons};
    m_probes[Sites] = {u"sites"_s, sites, sites};
    m_probes[Report] = {u"report"_s, report, report};
    connectReads();
    connectCommands();
}

void Probes::connectReads()
{
    Session &session = *m_desk.session;
    connect(&session.monitor(), &CalloutMonitor::linkChanged, this, [this](const LinkState &link) {
        if (link.error)
            failed(Board, errorText(*link.error, ErrorContext::Board));
    });
    connect(&session.monitor(), &CalloutMonitor::snapshotReceived, this,
            [this](const Snapshot &snapshot) {
                if (snapshot.complete)
                    worked(Board);
                else
                    failed(Board, u"incomplete: %1 skipped"_s.arg(snapshot.skipped));
            });
    connect(&session.reader(), &DetailScheduler::calloutRead, this,
            [this](const CalloutAnswer &answer) {
                if (answer.id != m_subjects.id)
                    return;
                if (answer.result)
                    worked(Detail);
                else
                    failed(Detail, errorText(answer.result.error(), ErrorContext::Callout));
            });
    connect(&session.reader(), &DetailScheduler::eventsRead, this,
            [this](const EventsAnswer &answer) {
                if (answer.id != m_subjects.id)
                    return;
                if (answer.result)
                    worked(Events);
                else
                    failed(Events, errorText(answer.result.error(), ErrorContext::Conversation));
            });
    connect(&session.reader(), &DetailScheduler::customerRead, this,
            [this] { worked(CustomerRead); });
    connect(&session.reader(), &DetailScheduler::customerFailed, this,
            [this](CustomerId, const ApiError &error) {
                failed(CustomerRead, errorText(error, ErrorContext::Customer));
            });
    connect(&session.lookups(), &LookupCache::exceptionReasonsRead, this,
            [this] { worked(Reasons); });
    connect(&session.lookups(), &LookupCache::failed, this,
            [this](LookupCache::What, CalloutId, const ApiError &error) {
                failed(Reasons, errorText(error, ErrorContext::Lookup));
            });
    connect(&session.directory(), &DirectoryReader::sitesChanged, this, [this, &session] {
        const Reading<QList<FixedLocation>> &sites = session.directory().sites();
        if (sites.error)
            failed(Sites, errorText(*sites.error, ErrorContext::Directory));
        else if (!sites.isReading)
            worked(Sites);
    });
    connect(&session.reports(), &ReportReader::changed, this, &Probes::lookAtReport);
}

void Probes::lookAtReport()
{
    const ClosingPapers papers = m_desk.session->reports().papers(m_subjects.closed);
    if (papers.report.state == ClosingPapers::State::Here)
        worked(Report);
    else if (papers.report.error)
        failed(Report, errorText(*papers.report.error, ErrorContext::Report));
}

void Probes::connectCommands()
{
    Session &session = *m_desk.session;
    connect(&session.conversation(), &Conversation::changed, this,
            [this](CalloutId id, const QList<ConversationMessage> &messages) {
                if (id == m_subjects.id)
                    lookAtMessages(messages);
            });
    connect(&session.commands(), &CalloutCommands::commandFinished, this,
            [this](const CommandResult &result) {
                if (result.kind != CommandKind::CancelUnconditional)
                    return;
                // One that arrived although its answer did not leaves nothing to repeat.
                if (result.outcome == CancelOutcome::Confirmed
                    || result.refusal == CommandRefusal::Ended)
                    worked(Cancel);
                else if (!result.result)
                    failed(Cancel,
                           errorText(result.result.error(), ErrorContext::UnconditionalCancel));
                else
                    failed(Cancel, u"not confirmed"_s);
            });
}

void Probes::lookAtMessages(const QList<ConversationMessage> &messages)
{
    for (const ConversationMessage &message : messages) {
        if (message.localId != m_message)
            continue;
        if (message.delivery == ConversationMessage::Delivery::NotSent)
            failed(Message, u"NOT SENT, kept for another try"_s);
        else if (message.delivery == ConversationMessage::Delivery::Accepted)
            worked(Message);
    }
}

void Probes::askAll()
{
    for (Probe &probe : m_probes)
        probe.ask();
}

bool Probes::allSeen() const
{
    return std::ranges::all_of(m_probes, [](const Probe &probe) { return !probe.seen.isEmpty(); });
}

bool Probes::allWork() const
{
    return std::ranges::all_of(m_probes, [](const Probe &probe) { return probe.works; });
}

bool Probes::anyoneNoticed() const
{
    return !allWork()
           || std::ranges::any_of(m_probes, [](const Probe &probe) { return probe.everFailed; });
}

void Probes::expectRecovery()
{
    m_recovering = true;
    m_since.start();
    for (Probe &probe : m_probes) {
        if (probe.seen.isEmpty())
            probe.seen = u"waits until AURA answers again"_s;
        if (probe.works)
            probe.recoveredMs = 0;
        else if (probe.failed && probe.repeat)
            QTimer::singleShot(0, this, probe.repeat);
    }
}

void Probes::worked(Which which)
{
    Probe &probe = m_probes[which];
    if (probe.seen.isEmpty())
        probe.seen = u"works"_s;
    probe.failed = false;
    if (m_recovering && !probe.works)
        probe.recoveredMs = m_since.elapsed();
    // A poll that went well before anything was wrong says nothing about afterwards.
    probe.works = true;
}

void Probes::failed(Which which, const QString &sentence)
{
    Probe &probe = m_probes[which];
    probe.seen = sentence;
    probe.failed = true;
    probe.everFailed = true;
    probe.works = false;
    if (m_recovering && probe.repeat)
        QTimer::singleShot(200, this, probe.repeat);
}

} // namespace console::test
