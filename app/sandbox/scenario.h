// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plays AURA and its customers: lets the story happen as time passes. It owns no timer, so that a
// test can be the clock.

#pragma once

#include "sandbox/options.h"
#include "sandbox/performer.h"
#include "sandbox/play.h"
#include "sandbox/scenariofile.h"
#include "sandbox/world.h"

namespace sandbox {

class FaultBook;
class LoadGenerator;

class Scenario final {
public:
    // Without a book the scenario's faults do not happen.
    Scenario(World &world, const Options &options, FaultBook *faults = nullptr);
    ~Scenario();
    Q_DISABLE_COPY_MOVE(Scenario)

    // Starts the story, or goes on with the one in the data file. Unix milliseconds.
    void begin(qint64 nowMs);
    void advanceTo(qint64 nowMs);

    // What follows happens within a transaction of the caller.
    // From now on this one: AURA closes what is open of the old one; what clients have raised
    // stays. The name is built in, or the definition has been read without a mistake.
    void change(const QString &name, const QByteArray &definition, qint64 nowMs);
    void setSpeed(double speed, qint64 nowMs);
    // With all that will happen to it. Nothing if the customer has an active callout.
    std::optional<Callout> raise(const Plan &plan, qint64 firstStep);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] quint32 seed() const { return m_seed; }
    [[nodiscard]] qint64 storySeconds(qint64 nowMs) const;
    [[nodiscard]] const Play &play() const { return *m_play; }
    [[nodiscard]] const Story &story() const { return m_story; }
    [[nodiscard]] Performer &performer() { return *m_performer; }

private:
    void addPeople();
    void choose(const QString &name, const QByteArray &definition);
    void open(qint64 nowMs);
    [[nodiscard]] bool resume();
    void makePerformer();
    void closeOldOnes(qint64 nowMs);
    void takeOverOthers(qint64 nowMs);
    void respondTo(const Callout &callout, qint64 storyMs);
    void performDue(qint64 nowMs);
    void perform(const Beat &beat);
    void raiseOfStory(const Plan &plan, qint64 number);
    void raiseNext(const Beat &beat);
    void raiseOwn(const Beat &beat);
    [[nodiscard]] Plan planOf(const OwnCallout &own, const Beat &beat);
    [[nodiscard]] QSet<qint64> busyCustomers(qint64 storyMs);
    void showSigns(const Beat &beat, const Callout &callout);
    [[nodiscard]] QList<OwnFault> faults() const;
    void planFaults(qint64 fromStoryMs);
    void beginFault(const Beat &beat);
    void restoreFaults();

    World &m_world;
    Options m_options;
    FaultBook *m_faults;
    QString m_name;
    quint32 m_seed;
    Story m_story;
    std::unique_ptr<Play> m_play;
    std::optional<OwnScenario> m_own;
    std::unique_ptr<Performer> m_performer;
    std::unique_ptr<LoadGenerator> m_load;
    qint64 m_startMs = 0; // of this scenario, in the story
    qint64 m_savedMs = 0;
};

} // namespace sandbox
