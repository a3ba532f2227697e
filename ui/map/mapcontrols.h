// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies over the map: the buttons, the scale bar and the small notices. Real widgets, so that
// the keyboard and assistive technology reach them.
#pragma once

#include "ui/map/mapstyle.h"

#include <QLabel>
#include <QObject>

#include <optional>

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace console {

/// A small notice on the map: rounded ground, one line, transparent to the mouse.
class MapChip final : public QLabel {
    Q_OBJECT

public:
    MapChip(const QString &name, QWidget *parent);
    void setColours(const QColor &ground, const QColor &border, const QColor &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return wordWrap() ? QLabel::minimumSizeHint() : sizeHint();
    }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_ground;
    QColor m_border;
    QColor m_ink;
};

/// A length on the map and what it is on the ground.
class ScaleBar final : public QWidget {
    Q_OBJECT

public:
    explicit ScaleBar(QWidget *parent);
    void setStyle(const MapStyle &style);
    void setMetresPerPixel(double metres);
    [[nodiscard]] QSize sizeHint() const override;
    /// The longest round length that fits into `pixels`: 1, 2 or 5 times a power of ten, in metres.
    [[nodiscard]] static double roundLength(double metresPerPixel, double pixels);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MapStyle m_style;
    double m_metresPerPixel = 100;
};

/// Makes and lays out all of it on `pane`; the widgets belong to the pane.
class MapControls final : public QObject {
    Q_OBJECT

public:
    explicit MapControls(QWidget *pane);

    void setStyle(const MapStyle &style);
    void setViewLocked(bool locked);
    void setMetresPerPixel(double metres);
    void setZoom(double zoom, double least, double most);
    void setCursor(const std::optional<LatLon> &point);
    /// How a place is written; without it in decimal degrees with N, S, E, W.
    void setCoordinateWords(const std::function<QString(const LatLon &)> &words)
    {
        m_coordinateWords = words;
    }
    void setWithoutPosition(qsizetype count);
    /// The licence's words: always there, in full.
    void setAttribution(const QString &words);
    /// Between which zooms the tiles have data, and what is said outside.
    void setDataZooms(double least, double most);
    void setBeyondDataNotice(const QString &words);
    void setCanGoBack(bool can);
    /// Nothing without a menu: then there is no such button.
    void setLayersMenu(QMenu *menu);
    void setLinkLost(bool lost, const QString &sinceText);
    /// The sentence that stands where the map would be; empty = none.
    void setProblem(const QString &sentence);
    /// Leaves out what has no room.
    void setWidth(int width);

    [[nodiscard]] QPushButton *lockButton() const { return m_lock; }
    [[nodiscard]] QPushButton *fitButton() const { return m_fit; }
    [[nodiscard]] QPushButton *backButton() const { return m_back; }
    [[nodiscard]] QPushButton *layersButton() const { return m_layers; }
    [[nodiscard]] QPushButton *unplacedButton() const { return m_unplaced; }
    [[nodiscard]] QPushButton *zoomOutButton() const { return m_zoomOut; }
    [[nodiscard]] QPushButton *zoomInButton() const { return m_zoomIn; }

private:
    void layOut(QVBoxLayout *rows);
    void showWords();
    void showFoot();

    QPushButton *m_lock;
    QPushButton *m_fit;
    QPushButton *m_back;
    QPushButton *m_layers;
    QPushButton *m_zoomOut;
    QPushButton *m_zoomIn;
    MapChip *m_linkLost;
    QPushButton *m_unplaced;
    MapChip *m_problem;
    ScaleBar *m_scale;
    MapChip *m_foot;
    MapStyle m_style;
    QString m_cursor;
    std::function<QString(const LatLon &)> m_coordinateWords;
    bool m_locked = false;
    QString m_attribution;
    QString m_beyondNotice;
    double m_zoom = 0;
    double m_leastData = 0;
    double m_mostData = 0;
    int m_width = 0;
};

} // namespace console
