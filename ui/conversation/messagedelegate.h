// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints one message: time, author, text, and what became of it. Plain text always: nothing a
// message holds is ever taken for markup.
#pragma once

#include "models/conversationmodel.h"

#include <QStyledItemDelegate>

namespace console {

class Theme;

class MessageDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    MessageDelegate(const ConversationModel &model, const Theme &theme, QObject *parent = nullptr);

    bool focused = false; ///< the list has the keyboard

    /// Where the texts begin; the buttons of an unsent message stand under them.
    [[nodiscard]] int textLeft(int width) const;
    [[nodiscard]] int actionsHeight() const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    [[nodiscard]] int textHeight(const QString &text, int width) const;
    void paintDelivery(QPainter &painter, const MessageRow &row, const QRect &line) const;

    const ConversationModel &m_model;
    const Theme &m_theme;
};

} // namespace console
