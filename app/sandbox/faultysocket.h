// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A connection on which answers can go wrong. Qt's HTTP server writes an answer in one go; here it
// can be kept, dripped or cut on its way, without anybody else having to wait. Costs nothing as
// long as nothing goes wrong.

#pragma once

#include <QTcpSocket>
#include <QTimer>

#include <deque>
#include <optional>

namespace sandbox {

// How one answer travels.
struct Delivery final {
    qint64 delayMs = 0;
    bool drip = false; // the body one byte a second
    bool cut = false; // half of the body, then the end of the connection

    [[nodiscard]] bool isPlain() const { return delayMs == 0 && !drip && !cut; }
};

class FaultySocket final : public QTcpSocket {
    Q_OBJECT

public:
    explicit FaultySocket(QObject *parent = nullptr);
    ~FaultySocket() override;

    // Everything written from now to endAnswer() is one answer and travels like this.
    void beginAnswer(const Delivery &delivery);
    void endAnswer();
    // Once nothing is under way any more.
    void disconnectFromHost() override;

protected:
    qint64 writeData(const char *data, qint64 size) override;

private:
    struct Parcel final {
        QByteArray bytes;
        Delivery delivery;
        qsizetype bodyAt = 0; // where the body begins
        qsizetype sent = 0;
    };
    void startNext();
    void onTimer();
    void dripOne(Parcel &parcel);
    void send(const QByteArray &bytes);
    void finishParcel();

    std::deque<Parcel> m_parcels; // the first is under way
    std::optional<Parcel> m_open; // being written
    QTimer m_timer;
    bool m_wantsEnd = false;
};

} // namespace sandbox
