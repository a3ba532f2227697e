// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/reportreader.h"

#include "services/calloutboard.h"

#include <algorithm>
#include <array>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr std::array<Millis, 4> notYetPauses{5s, 15s, 30s, 60s};
constexpr Millis notYetLater = 5min;

} // namespace

ReportReader::ReportReader(PanicApi &api, CalloutBoard &board, const Clock &clock,
                           const ServerClock &serverClock, Scheduler &scheduler, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_board(board),
      m_clock(clock),
      m_serverClock(serverClock),
      m_scheduler(scheduler),
      m_random(defaultRandom()),
      m_requests(std::make_unique<QObject>())
{
    connect(&board, &CalloutBoard::changed, this, &ReportReader::follow);
}

ReportReader::~ReportReader() = default;

void ReportReader::follow(const BoardChanges &changes)
{
    for (const BoardEntry &entry : changes.added)
        noteEntry(entry);
    for (const BoardUpdate &update : changes.updated) {
        if (update.fields & BoardField::Status)
            noteEntry(update.entry);
    }
}

/// By what is shown: a closing that is held back is not asked about either.
void ReportReader::noteEntry(const BoardEntry &entry)
{
    const CalloutId id = entry.id();
    const bool isClosed = entry.presence == Presence::Ended && entry.endKind == EndKind::Closed;
    if (isClosed && !m_files.contains(id)) {
        open(id);
    } else if (entry.presence != Presence::Ended && m_files.remove(id)) {
        std::erase(m_order, id); // active again: what was written is not the last word
        emit changed(id);
    }
}

void ReportReader::want(CalloutId id)
{
    const auto entry = m_board.find(id);
    if (!entry || entry->presence != Presence::Ended)
        return;
    const auto file = m_files.find(id);
    if (file == m_files.end()) {
        open(id);
        return;
    }
    for (const What what : {What::Report, What::Map}) {
        if (paperOf(*file, what).state == ClosingPapers::State::Failed) {
            courseOf(*file, what) = {};
            start({id, what});
        }
    }
    emit changed(id);
}

ClosingPapers ReportReader::papers(CalloutId id) const
{
    const auto file = m_files.constFind(id);
    if (file != m_files.cend())
        return file->papers;
    ClosingPapers none;
    none.calloutId = id;
    return none;
}

void ReportReader::reset()
{
    m_requests = std::make_unique<QObject>();
    m_files.clear();
    m_order.clear();
    m_queue.clear();
    m_onTheirWay.clear();
}

void ReportReader::open(CalloutId id)
{
    File file;
    file.papers.calloutId = id;
    file.number = ++m_number;
    m_files.insert(id, file);
    m_order.push_back(id);
    while (qsizetype(m_order.size()) > mostKept) {
        m_files.remove(m_order.front());
        m_order.pop_front();
    }
    start({id, What::Report});
    start({id, What::Map});
    emit changed(id);
}

void ReportReader::start(const Key &key)
{
    File &file = m_files[key.first];
    Course &course = courseOf(file, key.second);
    if (course.since == MonoTime{})
        course.since = m_clock.monoNow();
    if (course.notYet == 0)
        paperOf(file, key.second).state = ClosingPapers::State::Asked;
    m_queue.push_back(key);
    pump();
}

void ReportReader::pump()
{
    while (!m_queue.empty() && m_onTheirWay.size() < mostAtOnce) {
        const Key key = m_queue.front();
        m_queue.pop_front();
        const auto file = m_files.constFind(key.first);
        if (file == m_files.cend() || m_onTheirWay.contains(key))
            continue; // put away meanwhile
        m_onTheirWay.insert(key);
        const quint64 number = file->number;
        const auto keep = [this, key, number](auto ClosingPapers::*place) {
            return [this, key, number, place](const auto &result) {
                const auto kept = m_files.find(key.first);
                if (result && kept != m_files.end() && kept->number == number)
                    kept->papers.*place = *result;
                answered(key, number, result ? nullptr : &result.error());
            };
        };
        if (key.second == What::Report)
            m_api.resolutionReport(key.first, m_requests.get(), keep(&ClosingPapers::reportValue));
        else
            m_api.calloutMap(key.first, m_requests.get(), keep(&ClosingPapers::mapValue));
    }
}

void ReportReader::answered(const Key &key, quint64 number, const ApiError *error)
{
    m_onTheirWay.remove(key);
    const auto file = m_files.find(key.first);
    if (file == m_files.end() || file->number != number) {
        pump();
        return;
    }
    ClosingPapers::Paper &paper = paperOf(*file, key.second);
    if (!error) {
        paper = {.state = ClosingPapers::State::Here,
                 .error = {},
                 .nextTry = {},
                 .readAt = m_serverClock.at(m_clock.monoNow())};
    } else {
        const auto pause = nextAttempt(courseOf(*file, key.second), *error);
        const bool isNotYet = error->kind == ApiError::Kind::NotFound;
        paper.error = *error;
        paper.nextTry =
            pause ? std::optional(m_clock.monoNow() + *pause) : std::optional<MonoTime>();
        paper.state = !pause     ? ClosingPapers::State::Failed
                      : isNotYet ? ClosingPapers::State::NotYet
                                 : paper.state;
        if (pause) {
            m_scheduler.after(*pause, m_requests.get(), [this, key, number] {
                if (m_files.contains(key.first) && m_files[key.first].number == number)
                    start(key);
            });
        }
    }
    pump();
    emit changed(key.first);
}

/// The pause before it; null when it is not tried again: refused, not understood, or too long ago.
std::optional<Millis> ReportReader::nextAttempt(Course &course, const ApiError &error) const
{
    if (error.kind == ApiError::Kind::NotFound) {
        course.failures = 0;
        const auto step = std::size_t(course.notYet++);
        const Millis pause = step < notYetPauses.size() ? notYetPauses[step] : notYetLater;
        const bool isTooLate = m_clock.monoNow() + pause > course.since + notYetFor;
        return isTooLate ? std::nullopt : std::optional(pause);
    }
    if (!isWorthRetrying(error.kind) || ++course.failures >= mostFailures)
        return std::nullopt;
    return retryPause(error, course.failures, m_random());
}

ClosingPapers::Paper &ReportReader::paperOf(File &file, What what)
{
    return what == What::Report ? file.papers.report : file.papers.map;
}

ReportReader::Course &ReportReader::courseOf(File &file, What what)
{
    return what == What::Report ? file.report : file.map;
}

} // namespace console
