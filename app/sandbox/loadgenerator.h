// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fills the board with many more callouts than any shift has, to measure what reads it.

#pragma once

#include "sandbox/story.h"

#include <QList>

namespace sandbox {

struct World;

class LoadGenerator final {
public:
    // Where the crowd's customers begin; those of the roster have smaller numbers.
    static constexpr qint64 firstCustomer = 500001;

    LoadGenerator(World &world, const Story &story);

    // Adds what is missing to that many; those of an earlier start count.
    void fill(int count, qint64 nowMs);
    // A scenario's own crowd moves along from this moment of the story.
    void adopt(qint64 calloutId, qint64 storyMs);
    // One in a hundred, once in a second of the story.
    void moveSome(const Beat &beat);

private:
    void add(int index, qint64 nowMs);
    void planMove(qint64 storyMs, qint64 number);

    World &m_world;
    Story m_story;
    QList<qint64> m_callouts;
};

} // namespace sandbox
