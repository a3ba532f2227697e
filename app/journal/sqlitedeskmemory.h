// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desk's memory in an SQLite file of its own. One thread owns the database; a file that cannot
// be used costs the memory, never the shift.
#pragma once

#include "domain/deskmemory.h"

#include <QObject>
#include <QThreadPool>

class QSqlDatabase;

namespace console {

class SqliteDeskMemory final : public QObject, public DeskMemory {
    Q_OBJECT

public:
    /// Makes the file when there is none, readable by its owner alone.
    explicit SqliteDeskMemory(QString path, QObject *parent = nullptr);
    /// Writes what is still waiting.
    ~SqliteDeskMemory() override;

    void remember(const QString &kind, const QString &key, const QJsonObject &value) override;
    void forget(const QString &kind, const QString &key) override;
    void recall(const QString &kind, QObject *context,
                std::function<void(const Values &)> done) override;

signals:
    /// An English sentence, once: nothing is kept from now on.
    void failed(const QString &sentence);

private:
    void run(std::function<void(QSqlDatabase &)> task);
    [[nodiscard]] bool open();
    void fail(const QString &detail);

    const QString m_path;
    const QString m_connection;
    bool m_tried = false; ///< worker thread only
    bool m_broken = false; ///< worker thread only
    QThreadPool m_worker; ///< one thread; last: ends before the rest goes
};

} // namespace console
