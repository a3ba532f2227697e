// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The six stages as a line of dots. Its height depends on the text size alone, so new times repaint
// it and move nothing.
#pragma once

#include "ui/detail/stages.h"

#include <QWidget>

namespace console {

class Theme;

class StageTrack final : public QWidget {
    Q_OBJECT

public:
    explicit StageTrack(const Theme &theme, QWidget *parent = nullptr);

    void setStages(const QList<Stage> &stages);
    [[nodiscard]] const QList<Stage> &stages() const { return m_stages; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintDot(QPainter &painter, QPointF centre, Stage::Mark mark) const;

    const Theme &m_theme;
    QList<Stage> m_stages;
};

} // namespace console
