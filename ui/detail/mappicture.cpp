// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/mappicture.h"

#include "ui/theme/theme.h"

#include <QBuffer>
#include <QFuture>
#include <QImageReader>
#include <QPainter>
#include <QPromise>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int tallest = 360;
}

MapPicture::MapPicture(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"detail.report.picture"_s);
    setAccessibleName(tr("Response map: picture made by AURA"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

QImage MapPicture::decode(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (format != "png" && format != "jpeg" && format != "jpg")
        return {};
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || size.width() > largestSide
        || size.height() > largestSide)
        return {};
    return reader.read();
}

void MapPicture::setBytes(const QByteArray &bytes)
{
    if (bytes == m_bytes)
        return;
    m_bytes = bytes;
    m_image = {};
    hide();
    if (bytes.isEmpty())
        return;
    auto promise = std::make_shared<QPromise<QImage>>();
    QFuture<QImage> future = promise->future();
    QThreadPool::globalInstance()->start([promise, bytes] {
        promise->start();
        promise->addResult(decode(bytes));
        promise->finish();
    });
    future.then(this, [this, bytes](const QImage &image) {
        if (bytes != m_bytes) // another callout's by now
            return;
        m_image = image;
        setVisible(!image.isNull());
        updateGeometry();
        update();
        emit decoded(!image.isNull());
    });
}

QSize MapPicture::sizeHint() const
{
    const int width = m_theme.scaled(360);
    return {width, heightForWidth(width)};
}

int MapPicture::heightForWidth(int width) const
{
    if (m_image.isNull())
        return 0;
    return std::min(m_theme.scaled(tallest), width * m_image.height() / m_image.width());
}

void MapPicture::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize fitted = m_image.size().scaled(size(), Qt::KeepAspectRatio);
    const QRect place(QPoint((width() - fitted.width()) / 2, (height() - fitted.height()) / 2),
                      fitted);
    painter.drawImage(place, m_image);
    painter.setPen(m_theme.color("lineControl"_L1));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

} // namespace console
