// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The answer to "which callouts are active" as ready bytes. It is asked for every two seconds by
// every console, so one moved callout must not cost the encoding of ten thousand others.

#pragma once

#include <QByteArray>

#include <map>

namespace sandbox {

class ActiveList final {
public:
    void clear();
    void set(qint64 id, const QByteArray &json);
    void remove(qint64 id);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_elements.size()); }
    // A JSON array, ascending ids.
    [[nodiscard]] const QByteArray &body() const;

private:
    std::map<qint64, QByteArray> m_elements;
    mutable QByteArray m_body;
    qsizetype m_bytes = 0;
    mutable bool m_stale = true;
};

} // namespace sandbox
