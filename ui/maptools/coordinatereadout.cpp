// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/coordinatereadout.h"

#include "ui/maptools/geowords.h"

#include <QClipboard>
#include <QGuiApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct Named {
    CoordinateFormat format;
    QLatin1StringView name;
};
constexpr std::array formats{Named{CoordinateFormat::Decimal, "decimal"_L1},
                             Named{CoordinateFormat::DegreesMinutesSeconds, "dms"_L1},
                             Named{CoordinateFormat::PlusCode, "pluscode"_L1},
                             Named{CoordinateFormat::Mgrs, "mgrs"_L1}};

} // namespace

CoordinateReadout::CoordinateReadout(QObject *parent) : QObject(parent)
{
    for (const auto &[format, name] : formats) {
        auto *copy = new QAction(tr("Copy coordinates as %1").arg(GeoWords::format(format)), this);
        copy->setObjectName(u"map.copyCoordinates."_s + name);
        connect(copy, &QAction::triggered, this, [this, format] { copyAs(format); });
        m_copy.append(copy);
        auto *choice = new QAction(GeoWords::format(format), &m_choice);
        choice->setObjectName(u"map.coordinateFormat."_s + name);
        choice->setCheckable(true);
        connect(choice, &QAction::triggered, this, [this, format] {
            m_format = format;
            emit formatChanged(format);
        });
    }
    setFormat(CoordinateFormat::Decimal);
    setTarget({});
}

void CoordinateReadout::setFormat(CoordinateFormat format)
{
    m_format = format;
    m_choice.actions().at(int(format))->setChecked(true);
}

QString CoordinateReadout::text(const LatLon &point) const
{
    return coordinateText(point, m_format).replace(u'-', QChar(0x2212));
}

void CoordinateReadout::setTarget(const std::optional<LatLon> &point)
{
    m_target = point;
    for (QAction *action : std::as_const(m_copy)) {
        action->setEnabled(point.has_value());
        action->setToolTip(point ? action->text() : tr("No callout with a position is selected"));
    }
}

bool CoordinateReadout::copy()
{
    return copyAs(m_format);
}

bool CoordinateReadout::copyAs(CoordinateFormat format)
{
    if (!m_target)
        return false;
    const QString text = coordinateText(*m_target, format);
    QGuiApplication::clipboard()->setText(text);
    emit copied(text);
    return true;
}

} // namespace console
