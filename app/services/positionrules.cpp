// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/positionrules.h"

#include <algorithm>

namespace console {

using namespace std::chrono_literals;

namespace {

constexpr double accuracyNotTold = 50; // metres: a phone among houses
constexpr double fastCar = 50; // metres per second
constexpr Millis longestByReceipt = 60s; // domain figures: then an unchanged fix is a stuck one

double seconds(Millis time)
{
    return std::chrono::duration<double>(time).count();
}

void trust(PlaceCourse &course, const Position &position, MonoTime received)
{
    // A place told again is not a new fix.
    if (!course.trusted || course.trusted->point != position.point
        || course.trusted->fixTime != position.fixTime)
        course.trustedAt = received;
    course.trusted = position;
    course.doubted.reset();
}

void doubt(PlaceCourse &course, const Position &position, MonoTime received)
{
    if (!course.doubted || course.doubted->point != position.point
        || course.doubted->fixTime != position.fixTime)
        course.doubtedAt = received;
    course.doubted = position;
}

} // namespace

double reachMetres(const Position &from, MonoTime fromReceived, const Position &to,
                   MonoTime toReceived)
{
    const Millis apart = from.fixTime && to.fixTime
                             ? std::chrono::abs(*to.fixTime - *from.fixTime)
                             : std::clamp(toReceived - fromReceived, Millis{0}, longestByReceipt);
    return from.accuracyMetres.value_or(accuracyNotTold)
           + to.accuracyMetres.value_or(accuracyNotTold) + seconds(apart) * fastCar;
}

void followPosition(BoardEntry &entry, PlaceCourse &course, const std::optional<Position> &position,
                    MonoTime received)
{
    if (!position)
        return;
    if (!course.trusted) {
        entry.incidentPosition = position;
        trust(course, *position, received);
        return;
    }
    const double back = distanceMetres(course.trusted->point, position->point);
    const bool isWithinReach =
        back <= reachMetres(*course.trusted, course.trustedAt, *position, received);
    if (!course.doubted) {
        if (isWithinReach) {
            trust(course, *position, received);
            return;
        }
        entry.beforeJump = course.trusted;
        doubt(course, *position, received);
        return;
    }
    const double onwards = distanceMetres(course.doubted->point, position->point);
    if (isWithinReach && back < onwards) {
        entry.beforeJump.reset();
        trust(course, *position, received);
        return;
    }
    if (onwards > reachMetres(*course.doubted, course.doubtedAt, *position, received))
        entry.beforeJump = course.trusted;
    doubt(course, *position, received);
}

bool settleJump(BoardEntry &entry, PlaceCourse &course, bool useNew)
{
    if (!entry.beforeJump || !course.doubted)
        return false;
    entry.beforeJump.reset();
    if (useNew) {
        entry.incidentPosition = course.doubted;
        course.trusted = course.doubted;
        course.trustedAt = course.doubtedAt;
        course.doubted.reset();
    }
    return true;
}

} // namespace console
