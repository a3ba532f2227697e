// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/celltexts.h"

#include <QFontMetrics>
#include <QPainter>

namespace console {

void CellTexts::draw(QPainter &painter, const QRect &line, const QString &text, const QFont &font)
{
    const Key key{text, line.width(), font.weight(),
                  font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF()};
    QStaticText *words = m_texts.object(key);
    if (!words) {
        const QFontMetrics metrics(font);
        words = new QStaticText(metrics.horizontalAdvance(text) <= line.width()
                                    ? text
                                    : metrics.elidedText(text, Qt::ElideRight, line.width()));
        words->setTextFormat(Qt::PlainText);
        words->prepare({}, font);
        m_texts.insert(key, words);
    }
    painter.setFont(font);
    painter.drawStaticText(
        QPointF(line.left(), line.top() + (line.height() - words->size().height()) / 2), *words);
}

} // namespace console
