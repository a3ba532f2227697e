// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The aspects of a rating, each good, poor or not rated.
#pragma once

#include "domain/lookups.h"
#include "domain/requests.h"
#include "ui/dialogs/dialogparts.h"

class QVBoxLayout;

namespace console {

class SegmentButton;

class AspectList final : public Panel {
    Q_OBJECT

public:
    AspectList(const Theme &theme, const QString &objectName, QWidget *parent);

    void setItems(const QList<RatingItem> &items);
    /// Instead of a list.
    void setWords(const QString &words);
    /// Rated and not yet accepted by AURA, in the list's order.
    [[nodiscard]] QList<RatingRequest::Item> rated() const;
    /// Locks what AURA has.
    void lock(const QList<qint64> &itemIds);

signals:
    void changed();

private:
    struct Row {
        RatingItem item;
        SegmentButton *good = nullptr;
        SegmentButton *poor = nullptr;
        ThemedLabel *state = nullptr;
        bool accepted = false;
    };
    void addRow(const RatingItem &item);
    void chose(qsizetype row, bool good, bool checked);
    void clearRows();

    const Theme &m_theme;
    QVBoxLayout *m_layout = nullptr;
    ThemedLabel *m_words = nullptr;
    QList<Row> m_rows;
};

} // namespace console
