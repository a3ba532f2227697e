// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far the response to a callout is, and what comes after it.

#pragma once

#include "sandbox/story.h"

namespace sandbox {

struct World;

// In their order, except that a withdrawn responder goes back to before the dispatch.
enum class Stage { Created, Owned, Dispatched, Withdrawn, Arrived, Completed, Closed };

// As on the control surface: "owned" and so on.
[[nodiscard]] QStringList stageNames();
[[nodiscard]] std::optional<Stage> stageNamed(const QString &name);
[[nodiscard]] QString nameOf(Stage stage);

[[nodiscard]] Stage stageOf(World &world, const Callout &callout);
[[nodiscard]] Stage stageAfter(Stage stage);
// False: that would be going back, or it is there already.
[[nodiscard]] bool canBeReached(Stage from, Stage to);
// What it takes to get there, in order, the last one included.
[[nodiscard]] QList<Stage> wayTo(Stage from, Stage to);
// The kind of beat that brings it about.
[[nodiscard]] BeatKind beatFor(Stage stage);

// A natural course that reaches this stage at this moment.
[[nodiscard]] Course courseThrough(Stage stage, qint64 atMs, Random &random);

} // namespace sandbox
