// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The report of a closed callout in a tab of its own: stages, AURA's report and picture, and the
// timeline. Takes values; its buttons are the window's actions.
#pragma once

#include "models/calloutrow.h"
#include "services/closingpapers.h"
#include "ui/report/reportdocument.h"

#include <QWidget>

class QAction;

namespace console {

class IconMark;
class PaneProgress;
class ReportSection;
class StageTrack;
class Theme;
class ThemedLabel;
class TimelineView;

class ReportPage final : public QWidget {
    Q_OBJECT

public:
    ReportPage(const Theme &theme, const ServerClock &clock, const QList<QAction *> &buttons,
               QWidget *parent = nullptr);

    /// Copies what it is given. `now` is the steady clock.
    void setCallout(const CalloutRow &row, const ClosingPapers &papers, MonoTime now);
    void setTimeline(const QList<TimelineItem> &items);
    [[nodiscard]] CalloutId calloutId() const { return m_facts.entry.id(); }
    /// What is shown, for a document.
    [[nodiscard]] const ReportFacts &facts() const { return m_facts; }

signals:
    void readAgainRequested(console::CalloutId id);
    void mapWanted(); ///< Esc

private:
    [[nodiscard]] QWidget *buildHead(const QList<QAction *> &buttons);
    [[nodiscard]] QWidget *buildParts();

    const Theme &m_theme;
    const ServerClock &m_clock;
    ReportFacts m_facts;
    ThemedLabel *m_number = nullptr;
    ThemedLabel *m_state = nullptr;
    ThemedLabel *m_kind = nullptr;
    ThemedLabel *m_rated = nullptr;
    StageTrack *m_track = nullptr;
    ReportSection *m_report = nullptr;
    TimelineView *m_timeline = nullptr;
    PaneProgress *m_reading = nullptr;
};

} // namespace console
