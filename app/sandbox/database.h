// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One SQLite file (or memory), opened for this process alone, with every statement prepared once.
// A failing statement throws: a server that goes on after a lost write would tell lies.

#pragma once

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <initializer_list>
#include <memory>
#include <stdexcept>

namespace sandbox {

class DatabaseError final : public std::runtime_error {
public:
    explicit DatabaseError(const QString &reason) : std::runtime_error(reason.toStdString()) { }
};

class Database final {
public:
    // An empty file name keeps everything in memory. Throws DatabaseError with a full sentence.
    explicit Database(const QString &file);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // Bound and executed; valid until the same SQL is run again. Read it to the end or finish() it.
    QSqlQuery &run(const QString &sql, std::initializer_list<QVariant> values = {});
    [[nodiscard]] qint64 insert(const QString &sql, std::initializer_list<QVariant> values);
    [[nodiscard]] QVariant value(const QString &sql, std::initializer_list<QVariant> values = {});

    [[nodiscard]] QVariant meta(const QString &key);
    void setMeta(const QString &key, const QVariant &value);

    // Rolls back unless committed.
    class Transaction final {
    public:
        explicit Transaction(Database &database);
        ~Transaction();
        Q_DISABLE_COPY_MOVE(Transaction)
        void commit();

    private:
        Database &m_database;
        bool m_open = true;
    };

private:
    void execute(const QString &sql);
    void open(const QString &file);
    void createSchema();

    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

} // namespace sandbox
