// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tries basemap settings before they are used, and says in a sentence what came of it.
#pragma once

#include "basemap/tilefetcher.h"
#include "domain/basemapsettings.h"

#include <QThreadPool>

namespace console {

class TileTrial final : public QObject {
    Q_OBJECT

public:
    explicit TileTrial(const QString &version, QObject *parent = nullptr);
    ~TileTrial() override; ///< waits for a file being opened

    /// A trial that is under way is given up. Fetches at most one tile, of the whole world.
    void start(const BasemapSettings &settings);

signals:
    void finished(bool ok, const QString &sentence);

private:
    void tryServer(const BasemapSettings &settings);
    void tryFile(const QString &path);

    const QString m_version;
    std::unique_ptr<TileFetcher> m_fetcher;
    int m_number = 0; ///< of the latest trial
    QThreadPool m_pool;
};

} // namespace console
