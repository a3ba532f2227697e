// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of the queue's cells, shaped and cut to their width once: most cells say the same at
// each paint, and shaping is four fifths of what painting them costs.
#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>

class QPainter;

namespace console {

class CellTexts final {
public:
    /// In the middle of the height of `line`, from its left; with an ellipsis where it is too long.
    void draw(QPainter &painter, const QRect &line, const QString &text, const QFont &font);
    /// After a change of the family of fonts.
    void clear() { m_texts.clear(); }

private:
    struct Key {
        QString text;
        int width = 0;
        int weight = 0;
        qreal size = 0;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, key.weight, key.size);
        }
    };
    static constexpr int mostTexts = 2'000; ///< some screens full of rows

    QCache<Key, QStaticText> m_texts{mostTexts};
};

} // namespace console
