// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A Panic API on loopback: Server does the work in the thread it lives in, EmbeddedSandbox gives it
// a thread of its own inside another program.

#pragma once

#include "sandbox/options.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>

namespace sandbox {

class Scenario;
struct World;

class Server final : public QObject {
    Q_OBJECT

public:
    explicit Server(const Options &options, QObject *parent = nullptr);
    ~Server() override;

    // Opens the database, starts the story and listens. False: errorString() has the sentence.
    [[nodiscard]] bool start();
    // Ends in /panic-api/v2.
    [[nodiscard]] QUrl apiRoot() const { return m_apiRoot; }
    [[nodiscard]] QString errorString() const { return m_error; }

private:
    void prepare();
    [[nodiscard]] bool listen();
    void tick();
    void listenOrRefuse();

    struct Parts; // in the order in which they are made and, backwards, destroyed
    Options m_options;
    std::unique_ptr<Parts> m_parts;
    QUrl m_apiRoot;
    QString m_error;
    bool m_tickFailed = false;
    bool m_listenFailed = false;
};

class EmbeddedSandbox final : public QObject {
    Q_OBJECT

public:
    explicit EmbeddedSandbox(const Options &options, QObject *parent = nullptr);
    // Ends the server and its thread, which takes as long as the request in hand.
    ~EmbeddedSandbox() override;

    // Returns at once; exactly one of the two signals follows. A second call does nothing.
    void start();

signals:
    void started(const QUrl &apiRoot);
    void failed(const QString &reason);

private:
    Options m_options;
    QThread m_thread;
    QObject *m_worker = nullptr; // lives in m_thread
};

} // namespace sandbox
