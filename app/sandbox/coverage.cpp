// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/coverage.h"

#include <QList>
#include <QString>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace sandbox::coverage {

namespace {

struct Area {
    const char *name;
    QList<qint64> responseTypes;
    QList<GeoPoint> outline;
    QList<GeoPoint> hole; // none: empty
};

const QList<Area> &areas()
{
    static const QList<Area> all{
        {"Cape Town and northern suburbs",
         {1, 2, 3},
         {{-34.12, 18.36},
          {-33.88, 18.36},
          {-33.76, 18.46},
          {-33.76, 18.76},
          {-33.92, 18.80},
          {-34.10, 18.76}},
         // Up there only on foot.
         {{-33.990, 18.380}, {-33.955, 18.385}, {-33.960, 18.425}, {-33.995, 18.420}}},
        {"Winelands",
         {1, 3},
         {{-34.00, 18.80}, {-33.66, 18.88}, {-33.68, 19.04}, {-33.98, 18.96}},
         {}},
        {"Johannesburg",
         {1, 2, 3},
         {{-26.36, 27.80}, {-26.00, 27.88}, {-25.94, 28.06}, {-26.06, 28.30}, {-26.34, 28.26}},
         {}},
        {"Midrand and Pretoria",
         {1, 2},
         {{-26.06, 28.04}, {-25.66, 28.10}, {-25.66, 28.38}, {-26.02, 28.30}},
         {}},
    };
    return all;
}

// Even-odd rule.
bool inside(const QList<GeoPoint> &ring, GeoPoint point)
{
    bool within = false;
    for (qsizetype at = 0, before = ring.size() - 1; at < ring.size(); before = at++) {
        const GeoPoint &a = ring.at(at);
        const GeoPoint &b = ring.at(before);
        if ((a.latitude > point.latitude) == (b.latitude > point.latitude))
            continue;
        const double crossing = a.longitude
                                + (b.longitude - a.longitude) * (point.latitude - a.latitude)
                                      / (b.latitude - a.latitude);
        if (point.longitude < crossing)
            within = !within;
    }
    return within;
}

void writeRing(QXmlStreamWriter &xml, const QString &boundary, const QList<GeoPoint> &ring)
{
    QStringList points;
    for (qsizetype at = 0; at <= ring.size(); ++at) { // closed: the first again at the end
        const GeoPoint &point = ring.at(at % ring.size());
        points.append(u"%1,%2,0"_s.arg(point.longitude, 0, 'f', 6).arg(point.latitude, 0, 'f', 6));
    }
    xml.writeStartElement(boundary);
    xml.writeStartElement(u"LinearRing"_s);
    xml.writeTextElement(u"coordinates"_s, points.join(u' '));
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

bool reaches(qint64 responseTypeId, GeoPoint point)
{
    for (const Area &area : areas()) {
        if (area.responseTypes.contains(responseTypeId) && inside(area.outline, point)
            && !inside(area.hole, point))
            return true;
    }
    return false;
}

QByteArray kml(qint64 responseTypeId)
{
    QByteArray document;
    QXmlStreamWriter xml(&document);
    xml.writeStartDocument();
    xml.writeStartElement(u"kml"_s);
    xml.writeDefaultNamespace(u"http://www.opengis.net/kml/2.2"_s);
    xml.writeStartElement(u"Document"_s);
    for (const Area &area : areas()) {
        if (!area.responseTypes.contains(responseTypeId))
            continue;
        xml.writeStartElement(u"Placemark"_s);
        xml.writeTextElement(u"name"_s, QString::fromUtf8(area.name));
        xml.writeStartElement(u"Polygon"_s);
        writeRing(xml, u"outerBoundaryIs"_s, area.outline);
        if (!area.hole.isEmpty())
            writeRing(xml, u"innerBoundaryIs"_s, area.hole);
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return document;
}

} // namespace sandbox::coverage
