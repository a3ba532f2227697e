// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plays AURA and its customers: lets the story happen as time passes. It owns no timer, so that a
// test can be the clock.

#pragma once

#include "sandbox/options.h"
#include "sandbox/story.h"
#include "sandbox/world.h"

namespace sandbox {

class LoadGenerator;

class Scenario final {
public:
    Scenario(World &world, const Options &options);
    ~Scenario();
    Q_DISABLE_COPY_MOVE(Scenario)

    // Starts the story, or goes on with the one in the data file. Unix milliseconds.
    void begin(qint64 nowMs);
    void advanceTo(qint64 nowMs);

private:
    void open(qint64 nowMs);
    void raise(const Plan &plan, qint64 storyNumber);
    void raiseNext(const Beat &beat);
    void perform(const Beat &beat);
    void performStage(const Beat &beat, const Callout &callout, qint64 atMs);
    void dispatch(const Beat &beat, const Callout &callout, qint64 atMs);
    void move(const Beat &beat, const Callout &callout);
    void moveResponder(const Beat &beat, const Callout &callout);
    void planMoves(const Callout &callout, qint64 fromStoryMs, qint64 firstStep);
    void planResponse(const Callout &callout);

    World &m_world;
    Options m_options;
    Story m_story;
    bool m_plays;
    std::unique_ptr<LoadGenerator> m_load;
    qint64 m_savedMs = 0;
};

} // namespace sandbox
