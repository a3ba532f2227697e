// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one server that every contestant is measured against: as much of the Panic API as a board
// needs, the web dashboard's page, and a place for that page to leave its measurements.
#pragma once

#include "crowd.h"

#include <QHttpServer>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace bench {

class Feed final : public QObject {
    Q_OBJECT

public:
    /// `webRoot`: folder whose files are served below /web/; may be empty.
    Feed(int count, qint64 nowSeconds, const QString &webRoot, QObject *parent = nullptr);

    /// 0 when no port of 127.0.0.1 can be had.
    [[nodiscard]] quint16 listen();
    [[nodiscard]] int polls() const { return m_polls; }

signals:
    /// The page has posted one JSON object to /bench/report.
    void reported(const QJsonObject &report);

private:
    void addApi();
    void addPage(const QString &webRoot);
    /// The next list is made when nobody waits for it.
    void prepare();

    QHttpServer m_http;
    Crowd m_crowd;
    QByteArray m_next;
    int m_polls = 0;
    bool m_pending = false;
};

} // namespace bench
