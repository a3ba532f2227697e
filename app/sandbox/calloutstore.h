// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All callouts, open and closed. The list of active ones is kept beside the database as ready
// bytes and follows each change made here.

#pragma once

#include "sandbox/activelist.h"
#include "sandbox/dialect.h"
#include "sandbox/rows.h"

#include <QVariant>

#include <initializer_list>

namespace sandbox {

class Database;

class CalloutStore final {
public:
    CalloutStore(Database &database, Dialect dialect);

    [[nodiscard]] std::optional<Callout> byId(qint64 id) const;
    [[nodiscard]] std::optional<Callout> activeOf(qint64 customerId) const;
    [[nodiscard]] qsizetype activeCount() const { return m_active.size(); }
    [[nodiscard]] const QByteArray &activeJson() const { return m_active.body(); }

    [[nodiscard]] Dialect dialect() const { return m_dialect; }
    // The list of active ones is written anew.
    void setDialect(Dialect dialect);

    // The id of the given row is ignored; the stored row comes back.
    Callout create(const Callout &callout);
    void setStatus(qint64 id, const QString &status);
    void setPosition(qint64 id, GeoPoint position, double accuracyMetres);
    // The client's own app sends positions from now on.
    void setMovedByClient(qint64 id);
    void setMotion(qint64 id, Motion motion);
    void setStageTime(qint64 id, ResponseStage stage, qint64 atMs);
    void standDown(qint64 id, StandDown how, const QString &status);
    void close(qint64 id, qint64 atMs);
    void dismiss(qint64 id, qint64 atMs);

    [[nodiscard]] std::optional<Responder> responderOf(qint64 calloutId) const;
    void setResponder(const Responder &responder);
    void moveResponder(qint64 calloutId, GeoPoint position);

    // After a rollback: what is in memory may be ahead of the database.
    void reload();

private:
    // The id comes last among the values.
    void change(const QString &assignments, std::initializer_list<QVariant> values);
    void list(const Callout &callout);
    [[nodiscard]] QByteArray listElement(const Callout &callout) const;

    Database &m_database;
    Dialect m_dialect;
    ActiveList m_active;
};

} // namespace sandbox
