// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An MBTiles file (SQLite, specification 1.3) with raster tiles, read only. Says in words what is
// wrong with a file that cannot be used.
#pragma once

#include "basemap/labellayout.h"
#include "domain/basemapsettings.h"

#include <QByteArray>

#include <memory>

namespace console {

/// Belongs to the thread that opened it.
class MbtilesFile final {
public:
    using Opened = std::expected<std::unique_ptr<MbtilesFile>, QString>;

    /// Reads the metadata; may take long on a slow disk. The error is a sentence.
    [[nodiscard]] static Opened open(const QString &path);
    ~MbtilesFile();
    Q_DISABLE_COPY_MOVE(MbtilesFile)

    [[nodiscard]] const BasemapInfo &info() const { return m_info; }
    /// A picture's bytes, empty when the file holds none there. The error is a sentence.
    [[nodiscard]] std::expected<QByteArray, QString> read(const TileId &tile) const;

private:
    explicit MbtilesFile(const QString &path);
    [[nodiscard]] QString readInfo();
    [[nodiscard]] QString readZooms();
    [[nodiscard]] QString checkPictures() const;

    const QString m_connection;
    BasemapInfo m_info;
    QString m_format; ///< as the metadata name it, in lower case
};

} // namespace console
