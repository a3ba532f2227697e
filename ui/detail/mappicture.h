// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// AURA's picture of where customer and responder were. Decoded beside the GUI thread and only when
// it is of a sensible size: the bytes come from a server.
#pragma once

#include <QImage>
#include <QWidget>

namespace console {

class Theme;

class MapPicture final : public QWidget {
    Q_OBJECT

public:
    static constexpr int largestSide = 4096; ///< pixels

    explicit MapPicture(const Theme &theme, QWidget *parent = nullptr);

    /// PNG or JPEG; empty takes the picture away. The same bytes again change nothing.
    void setBytes(const QByteArray &bytes);
    [[nodiscard]] const QImage &image() const { return m_image; }
    /// Null when it is no picture, or too large a one. Any thread.
    [[nodiscard]] static QImage decode(const QByteArray &bytes);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void decoded(bool good);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QByteArray m_bytes;
    QImage m_image;
};

} // namespace console
