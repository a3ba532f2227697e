// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/faultysocket.h"

#include <chrono>

using namespace std::chrono_literals;

namespace sandbox {

namespace {
constexpr auto dripInterval = 1000ms;
} // namespace

FaultySocket::FaultySocket(QObject *parent) : QTcpSocket(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FaultySocket::onTimer);
    connect(this, &QAbstractSocket::disconnected, this, [this] {
        m_timer.stop();
        m_parcels.clear();
        m_open.reset();
    });
}

FaultySocket::~FaultySocket()
{
    disconnect(this, nullptr, this, nullptr); // the base class still ends the connection
}

void FaultySocket::beginAnswer(const Delivery &delivery)
{
    m_open = Parcel{{}, delivery, 0, 0};
}

void FaultySocket::endAnswer()
{
    if (!m_open)
        return;
    const qsizetype headEnd = m_open->bytes.indexOf("\r\n\r\n");
    m_open->bodyAt = headEnd < 0 ? m_open->bytes.size() : headEnd + 4;
    m_parcels.push_back(std::move(*m_open));
    m_open.reset();
    if (m_parcels.size() == 1)
        startNext();
}

qint64 FaultySocket::writeData(const char *data, qint64 size)
{
    if (m_open) {
        m_open->bytes.append(data, size);
        return size;
    }
    if (m_parcels.empty())
        return QTcpSocket::writeData(data, size);
    // Answers keep their order.
    m_parcels.push_back({QByteArray(data, size), {}, 0, 0});
    return size;
}

void FaultySocket::startNext()
{
    while (!m_parcels.empty()) {
        const Parcel &parcel = m_parcels.front();
        if (!parcel.delivery.isPlain()) {
            // Never at once: the HTTP server is still at work on this request, and would abort a
            // connection that ends under its hands.
            m_timer.start(std::chrono::milliseconds(parcel.delivery.delayMs));
            return;
        }
        send(parcel.bytes);
        m_parcels.pop_front();
    }
    if (m_wantsEnd)
        QTcpSocket::disconnectFromHost();
}

void FaultySocket::onTimer()
{
    if (m_parcels.empty())
        return;
    Parcel &parcel = m_parcels.front();
    if (parcel.sent > 0) {
        dripOne(parcel);
        return;
    }
    if (parcel.delivery.cut) {
        const qsizetype body = parcel.bytes.size() - parcel.bodyAt;
        send(parcel.bytes.first(body > 0 ? parcel.bodyAt + body / 2 : parcel.bodyAt / 2));
        m_parcels.clear();
        QTcpSocket::disconnectFromHost();
        return;
    }
    if (parcel.delivery.drip) {
        send(parcel.bytes.first(parcel.bodyAt));
        parcel.sent = parcel.bodyAt;
        if (parcel.sent < parcel.bytes.size()) {
            m_timer.start(dripInterval);
            return;
        }
    } else {
        send(parcel.bytes);
    }
    finishParcel();
}

void FaultySocket::dripOne(Parcel &parcel)
{
    send(parcel.bytes.sliced(parcel.sent, 1));
    if (++parcel.sent < parcel.bytes.size())
        m_timer.start(dripInterval);
    else
        finishParcel();
}

void FaultySocket::finishParcel()
{
    if (!m_parcels.empty()) // a write that failed has emptied it
        m_parcels.pop_front();
    startNext();
}

void FaultySocket::send(const QByteArray &bytes)
{
    QTcpSocket::writeData(bytes.constData(), bytes.size());
}

void FaultySocket::disconnectFromHost()
{
    if (m_parcels.empty() && !m_open)
        QTcpSocket::disconnectFromHost();
    else
        m_wantsEnd = true;
}

} // namespace sandbox
