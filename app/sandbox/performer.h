// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lets happen to one callout what one beat says.

#pragma once

#include "sandbox/story.h"
#include "sandbox/world.h"

namespace sandbox {

class Performer final {
public:
    // Before the start, in milliseconds of the story, nobody was watching: nobody moves there.
    Performer(World &world, const Story &story, qint64 startMs, bool waits);

    // Of an open callout; kinds that are about no callout do nothing.
    void perform(const Beat &beat, const Callout &callout);
    // The person begins to move about. The number of the first step keeps streams apart.
    void planMoves(const Callout &callout, qint64 fromStoryMs, qint64 firstStep);

private:
    void performStage(const Beat &beat, const Callout &callout, qint64 atMs);
    void dispatch(const Beat &beat, const Callout &callout, qint64 atMs);
    void arrive(const Callout &callout, qint64 atMs);
    void close(const Callout &callout, qint64 atMs);
    void move(const Beat &beat, const Callout &callout);
    void moveResponder(const Beat &beat, const Callout &callout);
    void planResponderMove(const Beat &beat, const Callout &callout);

    World &m_world;
    Story m_story;
    qint64 m_startMs;
    bool m_waits; // nobody moves
};

} // namespace sandbox
