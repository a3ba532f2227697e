// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/apipaths.h"

namespace console {

using namespace Qt::StringLiterals;

QString pathWithId(const QString &path, qint64 id)
{
    QString result = path;
    return result.replace("{id}"_L1, QString::number(id));
}

} // namespace console
