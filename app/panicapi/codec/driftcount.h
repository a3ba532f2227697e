// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts by name what an answer holds beyond the contract. For the codec's own .cpp files only.
#pragma once

#include "panicapi/codec/jsonreader.h"

#include <QStringList>

namespace console::drift {

/// Counts under the first 64 characters of `name`, as long as there are fewer than 100 names: a
/// server gone wild must not fill the memory.
void count(QMap<QString, int> &counts, const QString &name);
/// Member names; runs of three digits and more become '#', so that a map whose keys are people's
/// numbers tells none.
void countFields(Drift &drift, const QStringList &names, QLatin1StringView prefix = {});
/// The members of `object` that are not among `known`, in any case.
void countUnknown(Drift &drift, const QJsonObject &object, json::Names known,
                  QLatin1StringView prefix = {});
/// The same for an object that stands in a member; anything else is no drift of names.
void countUnknown(Drift &drift, const QJsonValue &value, json::Names known,
                  QLatin1StringView prefix);

} // namespace console::drift
