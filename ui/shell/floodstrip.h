// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line that stands under the banners for as long as a flood lasts: how many are new, and what
// the desk does about it. Says for a while when it is over.
#pragma once

#include "domain/alarm.h"

#include <QWidget>

namespace console {

class Theme;
class ThemedLabel;

class FloodStrip final : public QWidget {
    Q_OBJECT

public:
    static constexpr Millis overShown{60'000};

    explicit FloodStrip(const Theme &theme, QWidget *parent = nullptr);

    void setPicture(const AlarmPicture &picture, MonoTime now);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    ThemedLabel *m_words;
    bool m_flood = false;
    std::optional<MonoTime> m_overAt;
};

} // namespace console
