// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/basemapdata.h"

#include "basemap/mercator.h"

#include <QFile>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr QByteArrayView kMagic("CCBM\x01", 5);
// Far above anything the tool writes; keeps a damaged file from asking for all memory.
constexpr quint64 kMostItems = 4'000'000;
constexpr quint32 kMostBytes = 64U << 20;

} // namespace

/// Reads the stream; after the first impossible value everything reads as zero and `bad` stays set.
class BasemapReader final {
public:
    BasemapReader(const QByteArray &bytes, BasemapData &out)
        : m_at(bytes.constData()), m_end(bytes.constData() + bytes.size()), m_out(out)
    {
    }

    bool read()
    {
        for (double &value : m_transform)
            value = real();
        for (quint64 i = 0, n = count(); i < n && !m_bad; ++i)
            readPolygon();
        for (quint64 i = 0, n = count(); i < n && !m_bad; ++i)
            m_out.m_borders.push_back(readRing());
        for (quint64 i = 0, n = count(); i < n && !m_bad; ++i)
            readPlace();
        return !m_bad && m_at == m_end && !m_out.m_land.empty();
    }

private:
    quint8 byte()
    {
        if (m_at == m_end) {
            m_bad = true;
            return 0;
        }
        return quint8(*m_at++);
    }

    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            const quint8 next = byte();
            value |= quint64(next & 0x7F) << shift;
            if (!(next & 0x80))
                return value;
        }
        m_bad = true;
        return 0;
    }

    qint64 zigzag()
    {
        const quint64 value = varint();
        return qint64(value >> 1) ^ -qint64(value & 1);
    }

    quint64 count()
    {
        const quint64 value = varint();
        m_bad = m_bad || value > kMostItems;
        return m_bad ? 0 : value;
    }

    double real()
    {
        if (m_end - m_at < 8) {
            m_bad = true;
            return 0;
        }
        double value = 0;
        std::memcpy(&value, m_at, 8);
        m_at += 8;
        return value;
    }

    BasemapData::Ring readRing()
    {
        const quint64 size = count();
        BasemapData::Ring ring{{}, m_out.m_points.size(), size_t(size)};
        qint64 x = 0;
        qint64 y = 0;
        double west = 2;
        double east = -1;
        double north = 2;
        double south = -1;
        for (quint64 i = 0; i < size && !m_bad; ++i) {
            x += zigzag();
            y += zigzag();
            if (std::abs(x) > 1'000'000 || std::abs(y) > 1'000'000)
                m_bad = true;
            const QPointF point = basemap::toMercator(double(y) * m_transform[1] + m_transform[3],
                                                      double(x) * m_transform[0] + m_transform[2]);
            m_out.m_points.push_back(point);
            west = std::min(west, point.x());
            east = std::max(east, point.x());
            north = std::min(north, point.y());
            south = std::max(south, point.y());
        }
        ring.box = {QPointF(west, north), QPointF(east, south)};
        return ring;
    }

    void readPolygon()
    {
        BasemapData::Polygon polygon;
        for (quint64 i = 0, n = count(); i < n && !m_bad; ++i) {
            polygon.rings.push_back(readRing());
            polygon.box = polygon.box.united(polygon.rings.back().box);
        }
        m_out.m_land.push_back(std::move(polygon));
    }

    void readPlace()
    {
        Place place;
        const double latitude = double(zigzag()) / 1e5;
        const double longitude = double(zigzag()) / 1e5;
        place.population = quint32(std::min<quint64>(varint(), 0xFFFFFFFF));
        const quint8 kind = byte();
        const quint64 length = varint();
        const auto point = makeLatLon(latitude, longitude);
        if (m_bad || !point || kind > quint8(PlaceKind::Peak) || length > quint64(m_end - m_at)) {
            m_bad = true;
            return;
        }
        place.kind = PlaceKind(kind);
        place.point = *point;
        place.mercator = basemap::toMercator(latitude, longitude);
        place.name = QString::fromUtf8(m_at, qsizetype(length));
        m_at += length;
        m_out.m_places.append(std::move(place));
    }

    const char *m_at;
    const char *m_end;
    BasemapData &m_out;
    double m_transform[4] = {};
    bool m_bad = false;
};

QString BasemapData::builtInPath()
{
    return u":/console/basemap/basemap.dat"_s;
}

BasemapResult BasemapData::fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(u"The basemap cannot be read: %1"_s.arg(file.errorString()));
    return fromBytes(file.readAll());
}

BasemapResult BasemapData::fromBytes(const QByteArray &bytes)
{
    const QByteArrayView body = QByteArrayView(bytes).sliced(std::min(bytes.size(), kMagic.size()));
    if (!bytes.startsWith(kMagic) || body.size() < 4)
        return std::unexpected(u"The basemap file is of another kind or version."_s);
    quint32 unpackedSize = 0;
    for (qsizetype i = 0; i < 4; ++i)
        unpackedSize = unpackedSize << 8 | quint8(body[i]);
    if (unpackedSize > kMostBytes)
        return std::unexpected(u"The basemap file is damaged: impossible size."_s);
    const QByteArray unpacked =
        qUncompress(reinterpret_cast<const uchar *>(body.data()), body.size());
    const auto data = std::make_shared<BasemapData>();
    if (unpacked.isEmpty() || !BasemapReader(unpacked, *data).read())
        return std::unexpected(u"The basemap file is damaged."_s);
    return data;
}

} // namespace console
