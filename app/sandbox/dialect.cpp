// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/dialect.h"

#include "sandbox/fields.h"
#include "sandbox/reply.h"

using namespace Qt::StringLiterals;

namespace sandbox {

QString nameOf(Dialect dialect)
{
    return dialect == Dialect::Nested ? u"nested"_s : u"flat"_s;
}

std::optional<Dialect> dialectNamed(const QString &name)
{
    if (name == u"flat"_s)
        return Dialect::Flat;
    if (name == u"nested"_s)
        return Dialect::Nested;
    return std::nullopt;
}

void refuseForeign(Dialect spoken, const Fields &fields, const QStringList &foreign,
                   const QString &insteadSend)
{
    for (const QString &member : foreign) {
        if (fields.has(member)) {
            const Dialect other = spoken == Dialect::Flat ? Dialect::Nested : Dialect::Flat;
            throw Refusal{
                400, u"%1 belongs to the %2 dialect; this server speaks the %3 one: send %4."_s.arg(
                         member, nameOf(other), nameOf(spoken), insteadSend)};
        }
    }
}

} // namespace sandbox
