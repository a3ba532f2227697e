// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks what counts when a callout's position jumped farther than anybody can have got. Nothing is
// replaced until somebody answers, and the safe answer is to keep.
#pragma once

#include "domain/boardentry.h"

#include <QFrame>

class QPushButton;

namespace console {

class Theme;
class ThemedLabel;

class JumpBar final : public QFrame {
    Q_OBJECT

public:
    JumpBar(const Theme &theme, const ServerClock &serverClock, QWidget *parent = nullptr);

    /// The selected callout as it is now; shown only while there is something to ask about it.
    void setEntry(const std::optional<BoardEntry> &entry);
    [[nodiscard]] CalloutId asksAbout() const { return m_id; }

signals:
    void settle(console::CalloutId id, bool useNew);
    /// Once for each question.
    void announced(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString question(const BoardEntry &entry) const;
    void answer(bool useNew);

    const Theme &m_theme;
    const ServerClock &m_serverClock;
    ThemedLabel *m_question;
    QPushButton *m_keep;
    QPushButton *m_use;
    CalloutId m_id = 0; ///< 0: nothing to ask
};

} // namespace console
