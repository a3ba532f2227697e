// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frames per second while a map is panned over a crowd of callouts, some of which move every so
// often, as polls come in: the console's map, or with --peer Qt Location's MapItemView. Prints one
// JSON object.
#include "benchdesk.h"
#include "benchmap.h"
#include "frameloop.h"

#include "basemap/tileserver.h"
#include "ui/map/mappane.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGeoCoordinate>
#include <QJsonDocument>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QStandardItemModel>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize viewSize(1280, 800);
constexpr console::LatLon middle{-33.93, 18.46}; // of the crowd's first town
constexpr double zoom = 12;
constexpr double stepDegrees = 0.0027; // about 8 pixels at that zoom

double eastAt(int frame)
{
    // To and fro over the town, so that it never leaves the view.
    return middle.longitude + stepDegrees * (std::abs(frame % 40 - 20) - 10);
}

/// Either map as the loop sees it.
struct Contestant {
    virtual ~Contestant() = default;
    [[nodiscard]] virtual QWidget &window() = 0;
    [[nodiscard]] virtual QQuickWidget &surface() = 0;
    virtual void move(int round) = 0; ///< callouts
    virtual void look(int frame) = 0;
};

class Ours final : public Contestant {
public:
    Ours(int count, double moving, const QString &tiles) : m_desk(count), m_moving(moving)
    {
        m_pane.setStyle(bench::plainStyle());
        m_pane.setOperatorName(u"Op 01"_s);
        m_pane.setTileTemplate(tiles);
        m_pane.resize(viewSize);
        m_pane.show();
        m_pane.apply(m_desk.all());
        m_pane.setViewLocked(true);
        m_pane.lookAt(middle, zoom);
    }
    [[nodiscard]] QWidget &window() override { return m_pane; }
    [[nodiscard]] QQuickWidget &surface() override { return *m_pane.findChild<QQuickWidget *>(); }
    void move(int round) override { m_pane.apply(moved(round)); }
    void look(int frame) override { m_pane.lookAt({middle.latitude, eastAt(frame)}, zoom); }

private:
    [[nodiscard]] console::BoardChanges moved(int round)
    {
        if (m_movers.isEmpty())
            m_movers = m_desk.all().added;
        console::BoardChanges changes;
        const qsizetype count =
            std::max<qsizetype>(qsizetype(double(m_movers.size()) * m_moving), 1);
        for (qsizetype i = 0; i < count; ++i) {
            console::BoardEntry &entry = m_movers[(round * count + i) % m_movers.size()];
            entry.callout.position->point.longitude += 0.0003;
            changes.updated += {entry, console::BoardField::Position};
        }
        return changes;
    }

    bench::BenchDesk m_desk;
    const double m_moving; ///< share of them, in each round
    QList<console::BoardEntry> m_movers;
    console::MapPane m_pane;
};

class Peer final : public Contestant {
public:
    Peer(int count, double moving, const QString &tiles) : m_moving(moving)
    {
        m_model.setItemRoleNames(
            {{Qt::UserRole, "latitude"_ba}, {Qt::UserRole + 1, "longitude"_ba}});
        bench::BenchDesk desk(count);
        for (const console::BoardEntry &entry : desk.all().added) {
            auto *item = new QStandardItem;
            item->setData(entry.callout.position->point.latitude, Qt::UserRole);
            item->setData(entry.callout.position->point.longitude, Qt::UserRole + 1);
            m_model.appendRow(item);
        }
        m_surface.resize(viewSize);
        m_surface.setResizeMode(QQuickWidget::SizeRootObjectToView);
        QQmlComponent component(m_surface.engine(), QUrl(u"qrc:/bench/Peer.qml"_s));
        QObject *made = component.createWithInitialProperties(
            {{u"tileTemplate"_s, tiles},
             {u"cacheDirectory"_s, m_cache.path()},
             {u"callouts"_s, QVariant::fromValue<QObject *>(&m_model)}});
        m_map = qobject_cast<QQuickItem *>(made);
        if (!m_map)
            qFatal("the peer cannot be shown: %s", qPrintable(component.errorString()));
        m_surface.setContent(component.url(), nullptr, m_map);
        m_surface.show();
        m_map->setProperty("zoomLevel", zoom);
        look(0);
    }
    [[nodiscard]] QWidget &window() override { return m_surface; }
    [[nodiscard]] QQuickWidget &surface() override { return m_surface; }
    void move(int round) override
    {
        const int count = std::max(int(m_model.rowCount() * m_moving), 1);
        for (int i = 0; i < count; ++i) {
            QStandardItem *item = m_model.item((round * count + i) % m_model.rowCount());
            item->setData(item->data(Qt::UserRole + 1).toDouble() + 0.0003, Qt::UserRole + 1);
        }
    }
    void look(int frame) override
    {
        m_map->setProperty("center",
                           QVariant::fromValue(QGeoCoordinate(middle.latitude, eastAt(frame))));
    }

private:
    const double m_moving;
    QStandardItemModel m_model;
    QTemporaryDir m_cache;
    QQuickWidget m_surface;
    QQuickItem *m_map = nullptr;
};

struct Pace {
    std::chrono::milliseconds duration;
    std::chrono::milliseconds interval; ///< between two rounds of moves; 0: in each frame
};

void measure(Contestant &contestant, const Pace &pace, int count)
{
    QElapsedTimer sinceMove;
    sinceMove.start();
    const auto step = [&contestant, pace, sinceMove, round = 0](int frame) mutable {
        if (sinceMove.durationElapsed() >= pace.interval) {
            sinceMove.start();
            contestant.move(round++);
        }
        contestant.look(frame);
    };
    auto *loop = new bench::FrameLoop(contestant.window(), contestant.surface(), step, qApp);
    QObject::connect(loop, &bench::FrameLoop::finished, qApp, [loop, count] {
        QJsonObject result = loop->frames().toJson();
        result.insert(u"frames_per_second"_s, loop->framesPerSecond());
        result.insert(u"n"_s, count);
        std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
        qApp->quit();
    });
    loop->run(pace.duration, 3);
}

} // namespace

int main(int argc, char **argv)
{
    // As the console chooses it, unless the environment says otherwise.
    if (!qEnvironmentVariableIsSet("QSG_RHI_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"count"_s, u"Callouts."_s, u"N"_s, u"10000"_s},
                       {u"moving"_s, u"Percent of them that move at a time."_s, u"P"_s, u"1"_s},
                       {u"interval"_s, u"Milliseconds from move to move."_s, u"MS"_s, u"2000"_s},
                       {u"seconds"_s, u"How long to pan."_s, u"S"_s, u"5"_s},
                       {u"peer"_s, u"MapItemView instead of the console's map."_s}});
    parser.process(application);
    const double moving = parser.value(u"moving"_s).toDouble() / 100;
    const int count = parser.value(u"count"_s).toInt();
    const Pace pace{
        std::chrono::milliseconds(qRound64(parser.value(u"seconds"_s).toDouble() * 1000)),
        std::chrono::milliseconds(parser.value(u"interval"_s).toInt())};

    const auto data = console::BasemapData::fromFile(console::BasemapData::builtInPath());
    if (!data)
        qFatal("the basemap cannot be read: %s", qPrintable(data.error()));
    console::TileServer tiles;
    std::unique_ptr<Contestant> contestant;
    QObject::connect(&tiles, &console::TileServer::ready, &application, [&](const QString &day) {
        if (parser.isSet(u"peer"_s))
            contestant = std::make_unique<Peer>(count, moving, day);
        else
            contestant = std::make_unique<Ours>(count, moving, day);
        measure(*contestant, pace, count);
    });
    const console::MapColours colours{QColor(0xDFE2E3), QColor(0xC2CED6), QColor(0xAAB6BE),
                                      QColor(0x8A9298), QColor(0x3F474E), QColor(0xF8F9F9),
                                      QColor(0x6A737B)};
    tiles.start({*data, colours, colours, {}});
    const int code = QApplication::exec();
    contestant.reset();
    return code;
}
