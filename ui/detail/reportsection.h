// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What AURA says about a callout that is over: its report with every member as it came, and its
// picture; or why they are not here. After a cancel with safe code nothing that tells how AURA
// judged it is shown (design 8).
#pragma once

#include "domain/boardentry.h"
#include "services/closingpapers.h"

#include <QWidget>

namespace console {

class FieldGrid;
class FoldSection;
class KeyButton;
class MapPicture;
class StageBar;
class Theme;
class ThemedLabel;

class ReportSection final : public QWidget {
    Q_OBJECT

public:
    ReportSection(const Theme &theme, QWidget *parent);

    /// Shown for a closed callout whose outcome is not frozen. `view` may be of another callout:
    /// then nothing is known yet.
    void setCallout(const BoardEntry &entry, const ClosingPapers *view, const ServerClock &clock);
    [[nodiscard]] const ClosingPapers &shown() const { return m_view; }

signals:
    void readAgainRequested();
    void openLargeRequested(const QImage &image);

private:
    void buildReport(QWidget *body);
    void buildMap(QWidget *body);
    void fillReport(const BoardEntry &entry, const ServerClock &clock);
    void fillTimes(const ResolutionReport &report);
    void fillOthers(const QList<ResolutionReport::Line> &lines, bool withheld);
    void fillMap(const ServerClock &clock);
    [[nodiscard]] QString stateWords(const ClosingPapers::Paper &paper, const QString &what,
                                     const ServerClock &clock) const;
    [[nodiscard]] QString summary() const;

    const Theme &m_theme;
    ClosingPapers m_view;
    FoldSection *m_fold = nullptr;
    ThemedLabel *m_reportState = nullptr;
    KeyButton *m_again = nullptr;
    StageBar *m_bar = nullptr;
    FieldGrid *m_fields = nullptr;
    ThemedLabel *m_othersTitle = nullptr;
    QWidget *m_othersPlace = nullptr;
    FieldGrid *m_others = nullptr;
    QList<ResolutionReport::Line> m_lines; ///< that m_others holds
    ThemedLabel *m_mapState = nullptr;
    MapPicture *m_picture = nullptr;
    KeyButton *m_large = nullptr;
};

} // namespace console
