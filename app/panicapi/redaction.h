// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server may quote what it was sent. Before any such text becomes an error's detail, secrets go.
#pragma once

#include <QString>
#include <QStringList>

namespace console {

/// `text` without the given secrets, without anything that looks like a token, and with the last
/// four digits of what looks like a telephone number hidden (they are its owner's safe code).
[[nodiscard]] QString redacted(QString text, const QStringList &secrets);

} // namespace console
