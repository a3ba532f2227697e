// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON is UTF-8, but old servers send what they like and only sometimes say so.
#pragma once

#include <QByteArray>

namespace console {

/// The media type alone, in lower case: "application/json" of "application/JSON; charset=utf-8".
[[nodiscard]] QByteArray mediaType(QByteArrayView contentType);

/// `body` as UTF-8. What is UTF-8 already stays as it is, whatever the header says; ISO 8859-1,
/// Windows-1252 and UTF-16 are converted when the `charset` of the content type, or for UTF-16 a
/// byte order mark, names them. Pictures and documents pass unchanged.
[[nodiscard]] QByteArray asUtf8(QByteArray body, QByteArrayView contentType);

} // namespace console
