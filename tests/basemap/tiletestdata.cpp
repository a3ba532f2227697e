// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tiletestdata.h"

#include <QBuffer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QVariant>

namespace console::test {

using namespace Qt::StringLiterals;

namespace {

bool writeTables(const MbtilesPlan &plan, QSqlQuery &query)
{
    bool good = query.exec(u"CREATE TABLE metadata (name TEXT, value TEXT)"_s);
    if (plan.withTiles)
        good = good
               && query.exec(u"CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, "
                             "tile_row INTEGER, tile_data BLOB)"_s)
               && query.exec(u"CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, "
                             "tile_row)"_s);
    for (auto it = plan.metadata.begin(); it != plan.metadata.end(); ++it) {
        query.prepare(u"INSERT INTO metadata VALUES (?, ?)"_s);
        query.addBindValue(it.key());
        query.addBindValue(it.value());
        good = good && query.exec();
    }
    for (const MbtilesPlan::Tile &tile : plan.tiles) {
        query.prepare(u"INSERT INTO tiles VALUES (?, ?, ?, ?)"_s);
        query.addBindValue(tile.z);
        query.addBindValue(tile.column);
        query.addBindValue(tile.row);
        query.addBindValue(tile.bytes);
        good = good && query.exec();
    }
    return good;
}

} // namespace

bool writeMbtiles(const QString &path, const MbtilesPlan &plan)
{
    bool good = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plan"_s);
        database.setDatabaseName(path);
        if (database.open()) {
            QSqlQuery query(database);
            database.transaction();
            good = writeTables(plan, query) && database.commit();
        }
    }
    QSqlDatabase::removeDatabase(u"plan"_s);
    return good;
}

QByteArray picture(const QColor &colour, const char *format, int size)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

std::optional<TilePicture> answerOf(TileSource &source, const TileRequest &request)
{
    auto result = std::make_shared<std::optional<TilePicture>>();
    source.answer(request, [result](const TilePicture &picture) { *result = picture; });
    (void)QTest::qWaitFor([&] { return result->has_value(); }, 3000);
    return *result;
}

QColor colourOf(const QByteArray &bytes)
{
    const QImage image = QImage::fromData(bytes);
    return image.isNull() ? QColor() : image.pixelColor(image.width() / 2, image.height() / 2);
}

} // namespace console::test
