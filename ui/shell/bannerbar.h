// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must not be overlooked: callouts that nobody has taken, and a link that is lost. Takes no
// room when there is neither.
#pragma once

#include "domain/callout.h"
#include "domain/linkstate.h"
#include "ui/shell/bannerstrip.h"

#include <QWidget>

#include <functional>

namespace console {

class CalloutTableModel;

class BannerBar final : public QWidget {
    Q_OBJECT

public:
    BannerBar(const Theme &theme, const CalloutTableModel &model, QAction *takeNext,
              QAction *tryNow, QWidget *parent = nullptr);

    /// The board has changed: looks for the callout that has waited longest.
    void refresh();
    void setLink(const LinkState &state, MonoTime now);
    void tick(MonoTime now);

    [[nodiscard]] const BannerStrip *calloutStrip() const { return m_callout; }
    [[nodiscard]] const BannerStrip *linkStrip() const { return m_linkStrip; }
    /// The one that has waited longest; 0 = none.
    [[nodiscard]] CalloutId oldest() const { return m_oldest; }

private:
    void tickCallout();
    void tickLink(MonoTime now);
    [[nodiscard]] QString linkSentence() const;

    const CalloutTableModel &m_model;
    BannerStrip *m_linkStrip = nullptr;
    BannerStrip *m_callout = nullptr;
    CalloutId m_oldest = 0;
    int m_waiting = 0;
    LinkState m_link;
    std::optional<MonoTime> m_lostSince; ///< last success before the present or the latest loss
    std::optional<MonoTime> m_backUntil;
    Millis m_away{0};
};

} // namespace console
