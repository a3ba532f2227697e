// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The row between the tabs and the table: what to show, and in which order it stands.
#pragma once

#include "models/calloutrow.h"

#include <QSet>
#include <QWidget>

class QLineEdit;

namespace console {

class KeyButton;
class Theme;
class ThemedLabel;

class QueueFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit QueueFilterBar(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QSet<ResponseKind> kinds() const; ///< empty = all
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    void clear();
    /// Icons instead of words.
    void setBrief(bool brief);

signals:
    void changed();
    /// Down or Enter in the text: on to the rows.
    void leftDownwards();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    KeyButton *addKind(const QString &text, const QString &icon, const QString &name,
                       const QString &toolTip);

    const Theme &m_theme;
    QLineEdit *m_edit;
    KeyButton *m_security;
    KeyButton *m_medical;
    ThemedLabel *m_order;
};

} // namespace console
