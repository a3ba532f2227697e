// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tileimage.h"

#include "basemap/tilesource.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace console {

namespace {

/// A tile is a few hundred pixels wide; anything far beyond is not one.
constexpr int kLargestSide = 2048;

QImage decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (size.width() > kLargestSide || size.height() > kLargestSide)
        return {};
    return reader.read();
}

} // namespace

QImage filtered(const QImage &image, const TileFilter &filter)
{
    QImage result = image.convertToFormat(QImage::Format_ARGB32);
    const int colour = int(std::lround((1.0 + filter.saturation) * 256));
    const int light = int(std::lround(filter.brightness * 255));
    for (int y = 0; y < result.height(); ++y) {
        auto *pixel = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (const auto *end = pixel + result.width(); pixel != end; ++pixel) {
            const int red = qRed(*pixel), green = qGreen(*pixel), blue = qBlue(*pixel);
            const int grey = (red * 54 + green * 183 + blue * 19) >> 8; // Rec. 709
            const auto mixed = [&](int channel) {
                return std::clamp(grey + (((channel - grey) * colour) >> 8) + light, 0, 255);
            };
            *pixel = qRgba(mixed(red), mixed(green), mixed(blue), qAlpha(*pixel));
        }
    }
    return result;
}

TileId ancestorOf(const TileId &tile, int steps)
{
    return {tile.z - steps, tile.x >> steps, tile.y >> steps};
}

QImage enlarged(const QImage &picture, const TileId &ancestor, const TileId &tile)
{
    const int steps = tile.z - ancestor.z;
    const double side = double(picture.width()) / (1 << steps);
    const QRectF part((tile.x - (ancestor.x << steps)) * side,
                      (tile.y - (ancestor.y << steps)) * side, side, side);
    QImage result(picture.size(), QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(result.rect()), picture, part);
    return result;
}

QImage missingTile(const MapColours &colours, int size)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(colours.land);
    QPainter painter(&image);
    painter.setPen(colours.coast);
    for (int at = 0; at < size; at += size / 8) {
        painter.drawLine(at, 0, at, size);
        painter.drawLine(0, at, size, at);
    }
    return image;
}

QByteArray toPng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 80);
    return bytes;
}

QByteArray pictureType(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("RIFF")
        && bytes.sliced(0, std::min<qsizetype>(12, bytes.size())).endsWith("WEBP"))
        return "image/webp";
    return {};
}

TilePicture makePicture(const PictureWork &work)
{
    const QByteArray type = pictureType(work.bytes);
    if (type.isEmpty())
        return {};
    if (work.from == work.wanted && !work.filter.isNeeded())
        return {TilePicture::Kind::Picture, work.bytes, type};
    QImage image = decode(work.bytes);
    if (image.isNull())
        return {};
    if (work.from != work.wanted)
        image = enlarged(image, work.from, work.wanted);
    if (work.filter.isNeeded())
        image = filtered(image, work.filter);
    return {TilePicture::Kind::Picture, toPng(image), "image/png"};
}

} // namespace console
