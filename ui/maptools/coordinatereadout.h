// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Coordinates in the form that this desk speaks: the text for the map's foot, and the commands that
// copy a position in any form.
#pragma once

#include "geodesy/geotext.h"

#include <QAction>
#include <QActionGroup>
#include <QObject>

namespace console {

class CoordinateReadout final : public QObject {
    Q_OBJECT

public:
    explicit CoordinateReadout(QObject *parent = nullptr);

    [[nodiscard]] CoordinateFormat format() const { return m_format; }
    /// Says nothing.
    void setFormat(CoordinateFormat format);
    /// "−33.93780, 18.47220": for the eye, with a proper minus sign.
    [[nodiscard]] QString text(const LatLon &point) const;

    /// What the copy commands copy: the selected callout's position, or where a menu was opened.
    /// Without one they are off and say why.
    void setTarget(const std::optional<LatLon> &point);
    /// "Copy coordinates as ...", one for each format.
    [[nodiscard]] const QList<QAction *> &copyActions() const { return m_copy; }
    /// The choice of format(), one of which is checked.
    [[nodiscard]] QList<QAction *> formatActions() const { return m_choice.actions(); }

public slots:
    /// In format(). False when there is nothing to copy.
    bool copy();

signals:
    void formatChanged(console::CoordinateFormat format); ///< by the user
    void copied(const QString &text);

private:
    bool copyAs(CoordinateFormat format);

    CoordinateFormat m_format = CoordinateFormat::Decimal;
    std::optional<LatLon> m_target;
    QList<QAction *> m_copy;
    QActionGroup m_choice{this};
};

} // namespace console
