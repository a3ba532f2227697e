// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tiles from an MBTiles file on this machine.
#pragma once

#include "basemap/mbtilesfile.h"
#include "basemap/tileimage.h"
#include "basemap/tilejobs.h"

namespace console {

class MbtilesSource final : public TileSource {
    Q_OBJECT

public:
    /// A file that cannot be used gives a source whose info() has a problem and whose tiles fail.
    explicit MbtilesSource(const BasemapSettings &settings);
    ~MbtilesSource() override;

    void answer(const TileRequest &request, const Done &done) override;
    [[nodiscard]] BasemapInfo info() const override { return m_info; }

private:
    struct Found {
        QByteArray bytes; ///< empty: nothing there
        TileId from;
        QString problem;
    };
    [[nodiscard]] Found find(const TileId &tile);
    void found(const Found &found, const TileRequest &request, const Done &done);
    [[nodiscard]] bool isInBounds(const TileId &tile) const;
    void fail(const QString &problem);

    const QString m_path;
    const TileFilter m_day;
    const TileFilter m_night;
    BasemapInfo m_info;
    bool m_failed = false;
    QThreadPool m_reader; ///< one thread, which alone touches m_file
    std::unique_ptr<MbtilesFile> m_file;
    TileJobs m_jobs;
};

} // namespace console
