// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklistwords.h"

namespace console {

using namespace Qt::StringLiterals;

QString ChecklistWords::reason(const ChecklistMistake &mistake)
{
    using enum ChecklistMistake::Kind;
    const QString &detail = mistake.detail;
    switch (mistake.kind) {
    case Syntax: return tr("this is not JSON (%1).").arg(detail);
    case TooLarge: return tr("the file is larger than %1 kB.").arg(Checklists::largestFile / 1024);
    case NotAnObject: return tr("an entry of \"%1\" must stand in braces.").arg(detail);
    case NoChecklists: return tr("\"checklists\" must be a list with at least one entry.");
    case NoTypes:
        return tr("\"types\" must be a list of response types, for example [\"SECURITY\"], or "
                  "[\"*\"] for all others.");
    case TypeTwice: return tr("the type %1 has a checklist already.").arg(detail);
    case NoSteps: return tr("\"steps\" must be a list with at least one step.");
    case NoId: return tr("a step has no \"id\".");
    case IdReserved:
        return tr("the id \"%1\" is the console's own; choose another one.").arg(detail);
    case IdTwice: return tr("the id \"%1\" is there twice.").arg(detail);
    case NoText: return tr("a step has no English \"text\".");
    case RequiredNotABool: return tr("\"required\" must be true or false.");
    case PhoneNotAText: return tr("\"phone\" must be a name from the phone list, in quotes.");
    case UnknownKey: return tr("\"%1\" is not known here; is it misspelt?").arg(detail);
    }
    return {};
}

QString ChecklistWords::mistake(const ChecklistMistake &mistake)
{
    return tr("Line %1: %2").arg(mistake.line).arg(reason(mistake));
}

} // namespace console
