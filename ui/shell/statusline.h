// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bottom line: how well AURA is heard, how old the data are, who works here and what time it
// is. Places are measured once; a tick only repaints.
#pragma once

#include "domain/linkstate.h"

#include <QStatusBar>

#include <functional>

namespace console {

class StatusItem;
class Theme;

class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    /// `clock` must outlive it.
    StatusLine(const Theme &theme, const ServerClock &clock, QWidget *parent = nullptr);

    void setLink(const LinkState &state);
    void setReadAt(MonoTime readAt);
    void setPollInterval(Millis interval);
    void setCounts(int active, int notTaken);
    /// Server time minus this computer's; `warn` = surely more than a second. Null = not known.
    void setClock(std::optional<Millis> offset, Millis uncertainty, bool warn);
    void setLogState(bool writable, const QString &text);
    void setOperatorName(const QString &name);
    struct Sound {
        bool known = false;
        int volume = 0; ///< per cent
        std::optional<MonoTime> silencedUntil;
        QString trouble; ///< a sentence; empty = it can be heard
        QString detail; ///< what else the tool tip says: the output, the last test

        friend bool operator==(const Sound &, const Sound &) = default;
    };
    void setSound(const Sound &sound, MonoTime now);
    void tick(MonoTime now);
    /// A sentence in place of the left items; empty takes it away again.
    void setNotice(const QString &text, QLatin1StringView inkToken = {});

    /// What the item reads now, for example "Data 1 s". Ids: link, data, roundTrip, poll, counts,
    /// circuit, clock, log, sound, operator, local, utc.
    [[nodiscard]] QString textOf(QLatin1StringView id) const;
    /// Narrow windows hide what they must; the bar never widens the window.
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// 0 plain, 1 outlined, 2 solid.
    [[nodiscard]] int stalenessOfData() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    StatusItem *add(QLatin1StringView id, const QString &name, const QString &widest, bool right);
    void refreshLink(MonoTime now);
    void refreshCircuit(MonoTime now);
    void refreshClocks(MonoTime now);
    void refreshSound(MonoTime now);
    void fit();

    const Theme &m_theme;
    const ServerClock &m_clock;
    QHash<QString, StatusItem *> m_items;
    QList<StatusItem *> m_left;
    StatusItem *m_notice = nullptr;
    LinkState m_link;
    Sound m_sound;
    std::optional<MonoTime> m_readAt;
    Millis m_interval{2000};
    struct ClockState {
        std::optional<Millis> offset;
        Millis uncertainty{0};
        bool warn = false;
    };
    std::optional<ClockState> m_clockState; ///< once setClock() was called
};

} // namespace console
