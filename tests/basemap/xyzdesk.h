// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A tile server whose answers a test decides, a clock that it turns, and a source between them.
#pragma once

#include "basemap/xyzsource.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/manualclock.h"
#include "tiletestdata.h"

#include <QTemporaryDir>

namespace console::test {

struct XyzDesk {
    using Headers = Reply::Headers;

    [[nodiscard]] static Reply tile(const QColor &colour, const Headers &headers = {},
                                    int status = 200)
    {
        const QByteArray body = status == 200 ? picture(colour) : QByteArray();
        Reply reply;
        reply.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
        for (const auto &[name, value] : headers)
            reply.bytes += name + ": " + value + "\r\n";
        if (status != 304)
            reply.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        reply.bytes += "\r\n" + body;
        return reply;
    }
    [[nodiscard]] std::unique_ptr<XyzSource>
    makeSource(const QString &rest = QStringLiteral("/{z}/{x}/{y}")) const
    {
        BasemapSettings settings;
        settings.kind = BasemapKind::Xyz;
        settings.xyzTemplate = server.url().toString() + rest;
        settings.attribution = QStringLiteral(" © Surveyors ");
        return std::make_unique<XyzSource>(settings, dir.path(), options, clock);
    }

    LoopbackServer server;
    QTemporaryDir dir;
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
    TileFetcher::Options options{
        TileFetcher::userAgent(QStringLiteral("1.2.3"), QStringLiteral("maps@desk.example")),
        Millis(2'000), Millis(60'000), Millis(60'000)};
};

[[nodiscard]] inline std::optional<TilePicture> ask(TileSource &source, const TileId &tile,
                                                    int scale = 1)
{
    return answerOf(source, {tile, false, scale});
}

} // namespace console::test
