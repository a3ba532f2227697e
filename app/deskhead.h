// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The head of a dialog about a callout, from what the queue shows of it.
#pragma once

#include "models/callouttablemodel.h"
#include "ui/dialogs/dialogparts.h"

namespace console {

[[nodiscard]] inline CalloutHead deskHead(const CalloutTableModel &table, CalloutId id)
{
    const CalloutRow *row = table.find(id);
    if (row)
        return calloutHead(row->entry, {}, row->place);
    CalloutHead head;
    head.id = id;
    return head;
}

} // namespace console
