// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace console {

OneShotBody::OneShotBody(QByteArray body, QObject *parent)
    : QIODevice(parent), m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_body.size() - m_read;
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_body.size() - m_read);
    if (size == 0)
        return -1;
    std::memcpy(data, m_body.constData() + m_read, std::size_t(size));
    m_read += size;
    return size;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace console
