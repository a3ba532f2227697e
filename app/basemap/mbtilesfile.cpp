// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/mbtilesfile.h"

#include "basemap/tileimage.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// What can be seen of a file without SQLite, which tells nothing about a file that is cut short
/// until somebody reads the missing part.
QString problemOfBytes(const QString &path)
{
    const QFileInfo about(path);
    if (!about.exists())
        return u"The file is not there."_s;
    if (!about.isFile())
        return u"This is not a file."_s;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"The file cannot be read: %1."_s.arg(file.errorString());
    const QByteArray head = file.read(100);
    if (head.isEmpty())
        return u"The file is empty."_s;
    if (head.size() < 100 || !head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return u"This is not an MBTiles file: it is no SQLite database."_s;
    qint64 pageSize = qFromBigEndian<quint16>(head.constData() + 16);
    if (pageSize == 1)
        pageSize = 65536;
    const qint64 pages = qFromBigEndian<quint32>(head.constData() + 28);
    const bool countIsTrue = head.sliced(24, 4) == head.sliced(92, 4);
    if (countIsTrue && file.size() < pages * pageSize)
        return u"The file is cut short: %1 of %2 bytes are there."_s.arg(
            QString::number(file.size()), QString::number(pages * pageSize));
    return {};
}

QString sentence(const QSqlError &error)
{
    const QString code = error.nativeErrorCode();
    if (code == "5"_L1 || code == "6"_L1 || code == "261"_L1) // busy, locked, busy in recovery
        return u"Another program is writing to the file; try again when it has finished."_s;
    if (code == "26"_L1)
        return u"This is not an MBTiles file: it is no SQLite database."_s;
    const QString detail =
        error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return u"The file is damaged or cannot be read: %1."_s.arg(detail);
}

/// "© <a href=…>Somebody</a>" -> "© Somebody": it is shown as plain text.
QString plainWords(QString text)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return text.remove(tag)
        .replace("&copy;"_L1, u"©"_s)
        .replace("&amp;"_L1, "&"_L1)
        .simplified()
        .left(200);
}

bool takeBounds(BasemapInfo &info, const QString &text)
{
    const QStringList parts = text.split(u',');
    double values[4] = {};
    if (parts.size() != 4)
        return false;
    for (qsizetype i = 0; i < 4; ++i) {
        bool ok = false;
        values[i] = parts[i].trimmed().toDouble(&ok);
        if (!ok || !std::isfinite(values[i]))
            return false;
    }
    if (values[0] >= values[2] || values[1] >= values[3] || std::abs(values[1]) > 90
        || std::abs(values[3]) > 90 || std::abs(values[0]) > 180 || std::abs(values[2]) > 180)
        return false;
    info.west = values[0];
    info.south = values[1];
    info.east = values[2];
    info.north = values[3];
    return true;
}

} // namespace

MbtilesFile::Opened MbtilesFile::open(const QString &path)
{
    if (const QString problem = problemOfBytes(path); !problem.isEmpty())
        return std::unexpected(problem);
    std::unique_ptr<MbtilesFile> file(new MbtilesFile(path));
    if (const QString problem = file->readInfo(); !problem.isEmpty())
        return std::unexpected(problem);
    return file;
}

MbtilesFile::MbtilesFile(const QString &path)
    : m_connection(u"mbtiles-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=300"_s);
    m_info.kind = BasemapKind::Mbtiles;
    m_info.name = QFileInfo(path).completeBaseName();
}

MbtilesFile::~MbtilesFile()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QString MbtilesFile::readInfo()
{
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    if (!database.open())
        return sentence(database.lastError());
    QSqlQuery query(database);
    if (!query.exec(u"SELECT name FROM sqlite_master WHERE name IN ('tiles', 'metadata')"_s))
        return sentence(query.lastError());
    QStringList tables;
    while (query.next())
        tables << query.value(0).toString();
    if (!tables.contains("tiles"_L1))
        return u"This database is not an MBTiles file: it has no table of tiles."_s;
    QHash<QString, QString> words;
    if (tables.contains("metadata"_L1)) {
        if (!query.exec(u"SELECT name, value FROM metadata"_s))
            return sentence(query.lastError());
        while (query.next())
            words.insert(query.value(0).toString(), query.value(1).toString());
    }
    m_format = words.value(u"format"_s).toLower();
    if (const QString name = plainWords(words.value(u"name"_s)); !name.isEmpty())
        m_info.name = name;
    m_info.attribution = plainWords(words.value(u"attribution"_s));
    if (const QString bounds = words.value(u"bounds"_s);
        !bounds.isEmpty() && !takeBounds(m_info, bounds))
        return u"The file's bounds cannot be understood: \"%1\"."_s.arg(bounds.left(60));
    if (const QString problem = readZooms(); !problem.isEmpty())
        return problem;
    return checkPictures();
}

QString MbtilesFile::readZooms()
{
    // What the tiles are, and not what the metadata say of them. Two quick looks into the index.
    int zooms[2] = {};
    for (int i = 0; i < 2; ++i) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.exec(i == 0 ? u"SELECT min(zoom_level) FROM tiles"_s
                               : u"SELECT max(zoom_level) FROM tiles"_s)
            || !query.next())
            return sentence(query.lastError());
        if (query.value(0).isNull())
            return u"The file holds no tiles."_s;
        zooms[i] = query.value(0).toInt();
    }
    if (zooms[0] < 0 || zooms[1] > 30)
        return u"The file's zoom levels, %1 to %2, cannot be shown."_s.arg(
            QString::number(zooms[0]), QString::number(zooms[1]));
    m_info.minZoom = std::min(zooms[0], TileId::kMaxZoom);
    m_info.maxZoom = std::min(zooms[1], TileId::kMaxZoom);
    m_info.maxUsefulZoom = m_info.maxZoom;
    return {};
}

QString MbtilesFile::checkPictures() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(u"SELECT tile_data FROM tiles LIMIT 1"_s) || !query.next())
        return sentence(query.lastError());
    const QByteArray type = pictureType(query.value(0).toByteArray());
    if (m_format == "pbf"_L1 || m_format == "mvt"_L1
        || (type.isEmpty() && query.value(0).toByteArray().startsWith("\x1f\x8b")))
        return u"The file holds vector tiles (pbf). Only files with pictures can be shown: png, "
               "jpg or webp."_s;
    if (type.isEmpty())
        return u"The file's tiles are neither png, jpg nor webp pictures."_s;
    if (type == "image/webp" && !QImageReader::supportedImageFormats().contains("webp"))
        return u"The file holds WebP pictures, which need the package qt6-image-formats-plugins."_s;
    return {};
}

std::expected<QByteArray, QString> MbtilesFile::read(const TileId &tile) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    query.prepare(u"SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND "
                  "tile_row = ?"_s);
    query.addBindValue(tile.z);
    query.addBindValue(tile.x);
    query.addBindValue((1 << tile.z) - 1 - tile.y); // rows are counted from the south (TMS)
    if (!query.exec())
        return std::unexpected(sentence(query.lastError()));
    if (!query.next()) {
        if (query.lastError().isValid())
            return std::unexpected(sentence(query.lastError()));
        return QByteArray();
    }
    return query.value(0).toByteArray();
}

} // namespace console
