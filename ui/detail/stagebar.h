// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The time of a closed callout as one bar: waiting, on the way, on scene, closing, each as long as
// it took.
#pragma once

#include "domain/report.h"

#include <QWidget>

namespace console {

class Theme;

class StageBar final : public QWidget {
    Q_OBJECT

public:
    struct Part {
        QString name; ///< "On the way"
        Millis took{0};
        QByteArray fill; ///< colour tokens
        QByteArray ink;
    };

    explicit StageBar(const Theme &theme, QWidget *parent = nullptr);

    /// From those times that are known and in order; hides itself when there are fewer than two.
    void setTimes(const ResolutionReport &report);
    [[nodiscard]] const QList<Part> &parts() const { return m_parts; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<Part> m_parts;
};

} // namespace console
