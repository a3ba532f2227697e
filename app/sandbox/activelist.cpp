// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/activelist.h"

namespace sandbox {

void ActiveList::clear()
{
    m_elements.clear();
    m_bytes = 0;
    m_stale = true;
}

void ActiveList::set(qint64 id, const QByteArray &json)
{
    QByteArray &element = m_elements[id];
    m_bytes += json.size() - element.size();
    element = json;
    m_stale = true;
}

void ActiveList::remove(qint64 id)
{
    const auto found = m_elements.find(id);
    if (found == m_elements.end())
        return;
    m_bytes -= found->second.size();
    m_elements.erase(found);
    m_stale = true;
}

const QByteArray &ActiveList::body() const
{
    if (m_stale) {
        QByteArray body;
        body.reserve(m_bytes + qsizetype(m_elements.size()) + 2);
        body.append('[');
        for (const auto &[id, json] : m_elements) {
            if (body.size() > 1)
                body.append(',');
            body.append(json);
        }
        body.append(']');
        m_body = body;
        m_stale = false;
    }
    return m_body;
}

} // namespace sandbox
