// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/coveragecodec.h"

#include "panicapi/codec/textrules.h"

#include <QXmlStreamReader>

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// "lon,lat[,alt] lon,lat[,alt] ..."; empty for anything else.
QList<LatLon> pointsIn(QStringView text)
{
    QList<LatLon> points;
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        const qsizetype from = at;
        while (at < text.size() && !text.at(at).isSpace())
            ++at;
        if (from == at)
            break;
        const QList<QStringView> parts = text.sliced(from, at - from).split(u',');
        bool isLongitude = false;
        bool isLatitude = false;
        const double longitude = parts.at(0).toDouble(&isLongitude);
        const double latitude = parts.size() > 1 ? parts.at(1).toDouble(&isLatitude) : 0;
        const auto point = isLongitude && isLatitude && parts.size() <= 3
                               ? makeLatLon(latitude, longitude)
                               : std::nullopt;
        if (!point)
            return {};
        points.append(*point);
    }
    return points;
}

bool isRing(const QList<LatLon> &points)
{
    const bool closed = points.size() > 1 && points.front() == points.back();
    return points.size() - (closed ? 1 : 0) >= 3;
}

class KmlReader final {
public:
    KmlReader(QByteArrayView body, Coverage &coverage)
        : m_xml(QByteArray::fromRawData(body.data(), body.size())), m_coverage(coverage)
    {
    }

    /// What is wrong with the document; empty when nothing is.
    [[nodiscard]] QString read()
    {
        bool first = true;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD: return u"the answer declares a document type"_s;
            case QXmlStreamReader::StartElement:
                if (std::exchange(first, false) && m_xml.name() != "kml"_L1)
                    return u"the answer is not KML"_s;
                if (m_xml.name() == "Placemark"_L1)
                    readPlacemark();
                break;
            default: break;
            }
        }
        if (m_xml.hasError())
            return u"the answer is not KML: %1"_s.arg(cleanLine(m_xml.errorString(), 200));
        return first ? u"the answer is not KML"_s : QString();
    }

private:
    /// True while inside the element that was open when the depth was 0.
    bool nextInside(int &depth)
    {
        m_xml.readNext();
        if (m_xml.isStartElement())
            ++depth;
        else if (m_xml.isEndElement())
            --depth;
        return depth >= 0 && !m_xml.atEnd();
    }

    QString text() { return m_xml.readElementText(QXmlStreamReader::SkipChildElements); }

    void readPlacemark()
    {
        QString name;
        bool bad = false;
        bool hasGeometry = false;
        const qsizetype before = m_coverage.polygons.size();
        for (int depth = 0; nextInside(depth);) {
            if (!m_xml.isStartElement())
                continue;
            if (m_xml.name() == "Polygon"_L1) {
                hasGeometry = true;
                bad = !readPolygon() || bad;
                --depth; // its end is read
            } else if (m_xml.name() == "name"_L1) {
                name = cleanLine(text(), textlimit::word);
                --depth;
            } else if (m_xml.name() == "Point"_L1 || m_xml.name() == "LineString"_L1) {
                hasGeometry = true;
            } else if (m_xml.name() == "LinearRing"_L1 || m_xml.name() == "Model"_L1
                       || m_xml.name() == "Track"_L1) {
                hasGeometry = bad = true;
            }
        }
        for (qsizetype i = before; i < m_coverage.polygons.size(); ++i)
            m_coverage.polygons[i].name = name;
        if (bad || !hasGeometry)
            ++m_coverage.skipped;
    }

    bool readPolygon()
    {
        Coverage::Polygon polygon;
        bool bad = false;
        bool isHole = false;
        for (int depth = 0; nextInside(depth);) {
            if (!m_xml.isStartElement())
                continue;
            if (m_xml.name() == "outerBoundaryIs"_L1) {
                isHole = false;
            } else if (m_xml.name() == "innerBoundaryIs"_L1) {
                isHole = true;
            } else if (m_xml.name() == "coordinates"_L1) {
                QList<LatLon> ring = pointsIn(text());
                --depth;
                bad = bad || !isRing(ring) || (!isHole && !polygon.outer.isEmpty());
                if (isHole)
                    polygon.holes.append(std::move(ring));
                else
                    polygon.outer = std::move(ring);
            }
        }
        // A hole that is lost would make "inside" of what is outside.
        if (bad || polygon.outer.isEmpty() || m_xml.hasError())
            return false;
        m_coverage.polygons.append(std::move(polygon));
        return true;
    }

    QXmlStreamReader m_xml;
    Coverage &m_coverage;
};

} // namespace

DecodeResult<Coverage> decodeCoverage(QByteArrayView body, int responseTypeId)
{
    Decoded<Coverage> result;
    result.value.responseTypeId = responseTypeId;
    const QString problem = KmlReader(body, result.value).read();
    if (!problem.isEmpty())
        return std::unexpected(DecodeError{problem});
    result.drift.skipped = result.value.skipped;
    return result;
}

} // namespace console
