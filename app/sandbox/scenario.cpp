// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/scenario.h"

#include "sandbox/faultbook.h"
#include "sandbox/loadgenerator.h"
#include "sandbox/roster.h"
#include "sandbox/stages.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
enum Purpose : quint32 { TakingOver = 23 };
constexpr qint64 closingMs = 20000; // after a cancel
} // namespace

Scenario::Scenario(World &world, const Options &options, FaultBook *faults)
    : m_world(world),
      m_options(options),
      m_faults(faults),
      m_seed(options.seed),
      m_story(options.seed),
      m_play(makePlay(u"empty"_s, options.seed))
{
}

Scenario::~Scenario() = default;

qint64 Scenario::storySeconds(qint64 nowMs) const
{
    return (m_world.clock.storyAt(nowMs) - m_startMs) / 1000;
}

void Scenario::begin(qint64 nowMs)
{
    m_world.transact([&] {
        // Which callouts are the scenario's own; all others were raised by clients.
        m_world.database.run(
            u"CREATE TABLE IF NOT EXISTS scenario_callouts(callout_id INTEGER PRIMARY KEY "
            "REFERENCES callouts(id))"_s);
        addPeople();
        m_savedMs = m_world.database.meta(u"story_ms"_s).toLongLong();
        m_world.clock = StoryClock(m_savedMs, nowMs, m_options.speed);
        m_load = std::make_unique<LoadGenerator>(m_world, m_story);
        if (!resume())
            change(m_options.scenario, m_options.ownScenario, nowMs);
        setSpeed(m_options.speed, nowMs);
        m_load->fill(m_options.load, nowMs);
    });
    m_world.raisedByClient = [this](const Callout &callout) {
        respondTo(callout, m_world.clock.storyAt(callout.createdMs));
    };
    advanceTo(nowMs);
}

void Scenario::addPeople()
{
    for (const Customer &customer : roster::customers())
        m_world.directory.add(customer);
    for (const FixedLocation &location : roster::fixedLocations())
        m_world.directory.add(location);
    // A data file keeps the seed that it began with, else its story would change its mind.
    const QVariant seed = m_world.database.meta(u"seed"_s);
    if (seed.isValid())
        m_options.seed = seed.toUInt();
    else
        m_world.database.setMeta(u"seed"_s, m_options.seed);
}

// False: there is no story yet, or another one is asked for than the last time.
bool Scenario::resume()
{
    Database &database = m_world.database;
    if (!database.meta(u"scenario"_s).isValid() && database.meta(u"story_opened"_s).isValid()) {
        // Written when there was only one.
        database.setMeta(u"scenario"_s, u"shift"_s);
        database.setMeta(u"scenario_asked"_s, u"shift"_s);
        database.run(
            u"INSERT OR IGNORE INTO scenario_callouts(callout_id) SELECT id FROM callouts "
            "WHERE closed_ms IS NULL AND customer_id IN (SELECT customer_id FROM story)"_s);
    }
    const QString asked = m_options.ownScenario.isEmpty()
                              ? m_options.scenario
                              : QString::fromUtf8(m_options.ownScenario);
    if (database.meta(u"scenario_asked"_s).toString() != asked) {
        database.setMeta(u"scenario_asked"_s, asked);
        return false;
    }
    choose(database.meta(u"scenario"_s).toString(),
           database.meta(u"scenario_definition"_s).toString().toUtf8());
    m_startMs = database.meta(u"scenario_start_ms"_s).toLongLong();
    makePerformer();
    restoreFaults();
    return true;
}

void Scenario::choose(const QString &name, const QByteArray &definition)
{
    m_own.reset();
    if (!definition.isEmpty()) {
        if (const auto own = OwnScenario::read(definition))
            m_own = *own;
    }
    const bool known = playNames().contains(name);
    const QString basis = m_own ? m_own->basis : known ? name : u"empty"_s;
    m_name = m_own ? m_own->name : basis;
    m_seed = m_own && m_own->seed ? *m_own->seed : m_options.seed;
    m_story = Story(m_seed);
    m_play = makePlay(basis, m_seed);
}

void Scenario::makePerformer()
{
    m_performer = std::make_unique<Performer>(m_world, m_story, m_startMs, m_play->waits());
}

void Scenario::change(const QString &name, const QByteArray &definition, qint64 nowMs)
{
    closeOldOnes(nowMs);
    m_world.agenda.clear();
    if (m_faults)
        m_faults->endAllOfScenario();
    choose(name, definition);
    m_world.database.setMeta(u"scenario"_s, m_name);
    m_world.database.setMeta(u"scenario_definition"_s, QString::fromUtf8(definition));
    // What is forty minutes old at the start is so at any speed: the clock begins here.
    setSpeed(m_own && m_own->speed ? *m_own->speed : m_world.clock.speed(), nowMs);
    open(nowMs);
    takeOverOthers(nowMs);
    performDue(nowMs);
}

void Scenario::setSpeed(double speed, qint64 nowMs)
{
    m_world.clock = StoryClock(m_world.clock.storyAt(nowMs), nowMs, speed);
}

void Scenario::closeOldOnes(qint64 nowMs)
{
    QList<qint64> open;
    QSqlQuery &query =
        m_world.database.run(u"SELECT callouts.id FROM callouts JOIN scenario_callouts ON "
                             "callout_id = callouts.id WHERE closed_ms IS NULL"_s);
    while (query.next())
        open.append(query.value(0).toLongLong());
    query.finish();
    for (const qint64 id : std::as_const(open)) {
        m_world.callouts.close(id, nowMs);
        m_world.events.addLifecycle(id, u"CALLOUT_CLOSED"_s, nowMs);
    }
    m_world.database.run(u"DELETE FROM scenario_callouts"_s);
    m_world.database.run(u"DELETE FROM story"_s);
}

void Scenario::open(qint64 nowMs)
{
    m_startMs = m_world.clock.storyAt(nowMs);
    m_world.database.setMeta(u"scenario_start_ms"_s, m_startMs);
    makePerformer();
    for (const Customer &customer : m_play->extras())
        m_world.directory.add(customer);
    qint64 number = 0;
    for (Plan plan : m_play->opening()) {
        plan.startMs += m_startMs;
        plan.endMs += m_startMs;
        for (Beat &beat : plan.beats)
            beat.dueMs += m_startMs;
        raiseOfStory(plan, ++number);
    }
    if (m_play->raises()) {
        m_world.agenda.add({.dueMs = m_startMs + m_play->gapAfter(number, number),
                            .kind = BeatKind::Raise,
                            .number = number + 1});
    }
    planFaults(m_startMs);
    for (qsizetype at = 0; m_own && at < m_own->callouts.size(); ++at) {
        m_world.agenda.add({.dueMs = m_startMs + m_own->callouts.at(at).atMs,
                            .kind = BeatKind::RaiseOwn,
                            .number = at});
    }
}

// What clients have raised before goes on as it would in this scenario.
void Scenario::takeOverOthers(qint64 nowMs)
{
    QList<qint64> others;
    QSqlQuery &query = m_world.database.run(
        u"SELECT id FROM callouts WHERE closed_ms IS NULL AND customer_id < ? AND id NOT IN "
        "(SELECT callout_id FROM scenario_callouts)"_s,
        {LoadGenerator::firstCustomer});
    while (query.next())
        others.append(query.value(0).toLongLong());
    query.finish();
    const qint64 storyNow = m_world.clock.storyAt(nowMs);
    for (const qint64 id : std::as_const(others)) {
        const Callout callout = *m_world.callouts.byId(id);
        if (callout.standDown != StandDown::No) {
            m_world.agenda.add({.dueMs = storyNow + closingMs,
                                .kind = BeatKind::Close,
                                .calloutId = id,
                                .byItself = false});
        } else {
            respondTo(callout, storyNow);
        }
    }
}

// From the stage that it has reached.
void Scenario::respondTo(const Callout &callout, qint64 storyMs)
{
    if (!m_play->responds())
        return;
    const Stage stage = stageOf(m_world, callout);
    QList<Beat> beats;
    if (stage == Stage::Created) {
        beats = m_story.response(callout, storyMs);
    } else {
        Random random = m_story.stream(TakingOver, quint64(callout.id));
        beats = beatsOf(courseThrough(stage, storyMs, random), random, callout.responseTypeId,
                        callout.fixedLocationId.has_value());
        beats.removeIf([storyMs](const Beat &beat) { return beat.dueMs <= storyMs; });
    }
    for (Beat beat : std::as_const(beats)) {
        beat.calloutId = callout.id;
        m_world.agenda.add(beat);
    }
    m_performer->planMoves(callout, storyMs, callout.id * 10000);
}

void Scenario::advanceTo(qint64 nowMs)
{
    m_world.transact([&] { performDue(nowMs); });
}

void Scenario::performDue(qint64 nowMs)
{
    const qint64 storyNow = m_world.clock.storyAt(nowMs);
    bool changed = false;
    while (const std::optional<Beat> beat = m_world.agenda.takeDue(storyNow, true)) {
        perform(*beat);
        changed = true;
    }
    if (changed || storyNow - m_savedMs >= qint64(1000.0 * m_world.clock.speed())) {
        m_world.database.setMeta(u"story_ms"_s, storyNow);
        m_savedMs = storyNow;
    }
}

} // namespace sandbox
