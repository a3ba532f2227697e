// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where tiles come from, whatever it is: painted here, read from a file or fetched from a server.
// TileWorker asks one of them at a time.
#pragma once

#include "basemap/labellayout.h"
#include "domain/basemapsettings.h"

#include <QObject>

#include <functional>

namespace console {

struct TileRequest {
    TileId tile;
    bool night = false;
    int scale = 1; ///< 2 for a screen of twice the density
};

struct TilePicture {
    enum class Kind : quint8 {
        Picture,
        Nothing, ///< the source has none there, and never will
        Failed, ///< it may have one another time
        Later, ///< too much was asked for at once: ask again
    };
    Kind kind = Kind::Failed;
    QByteArray bytes;
    QByteArray type; ///< "image/png"
    bool keep = true; ///< in memory, for the next time
};

/// Lives on the tile server's thread; reading, painting and waiting happen elsewhere.
class TileSource : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const TilePicture &)>;

    /// Calls `done` once, perhaps at once; never after the source is gone.
    virtual void answer(const TileRequest &request, const Done &done) = 0;
    [[nodiscard]] virtual BasemapInfo info() const = 0;

signals:
    void stateChanged(const console::TileState &state);
    /// Tiles that failed before can be had now.
    void recovered();

protected:
    using QObject::QObject;
};

} // namespace console
