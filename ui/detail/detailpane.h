// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything this console knows about the selected callout. Takes values, asks nobody; its buttons
// are the window's actions.
#pragma once

#include "domain/lookups.h"
#include "models/calloutrow.h"
#include "services/closingpapers.h"
#include "ui/detail/detailheader.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QStackedLayout;
class QStackedWidget;
class QTabBar;

namespace console {

class DetailSections;
class ReportSection;
class StageTrack;
class Theme;
class TimelineView;

class DetailPane final : public QWidget {
    Q_OBJECT

public:
    struct Actions {
        QList<QAction *> buttons; ///< shown as buttons, in this order
        QList<QAction *> more; ///< behind the button with the dots
        QAction *copyCoordinates = nullptr;
        QAction *revealMobile = nullptr;
        QAction *openTracking = nullptr;
    };

    /// `clock` must outlive the pane.
    DetailPane(const Theme &theme, const ServerClock &clock, const Actions &actions,
               QWidget *parent = nullptr);
    ~DetailPane() override;

    /// Copies the row; null = nothing selected. `readAt` is when its data arrived.
    void setCallout(const CalloutRow *row, MonoTime readAt);
    void setReadAt(MonoTime readAt);
    /// Report and map of the shown callout; those of another one are ignored, so give them after
    /// each change of the selection.
    void setClosing(const ClosingPapers &view);
    /// Shown when it is the customer of the shown callout; kept for when that is selected.
    void setCustomer(const Customer &customer);
    void setOperatorName(const QString &name);
    void setLinkLost(bool lost);
    void setPollInterval(Millis interval);
    /// Shows all but the last four digits of the number for 30 s. The reveal was logged before.
    void revealMobile(CalloutId id);
    /// Once a second: repaints what ages; lays nothing out.
    void tick(MonoTime now);

    /// A foldable section of another part of the program, above "All fields".
    void insertSection(QWidget *section);
    [[nodiscard]] CalloutId calloutId() const;
    /// What a map service says about `point`; shown only while AURA gives no address and the
    /// callout is still there.
    void setServiceAddress(CalloutId id, const LatLon &point, const QString &text);
    [[nodiscard]] const DetailHeader::Words &headerWords() const;
    [[nodiscard]] const StageTrack *stageTrack() const { return m_track; }
    /// Of the shown callout; behind the second tab.
    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }

signals:
    /// "Read again" of report and map.
    void closingWanted(console::CalloutId id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(const Actions &actions);
    [[nodiscard]] QWidget *buildActionRow(const Actions &actions);
    /// What has no room stays in the menu behind the dots.
    void fitButtons();
    [[nodiscard]] QTabBar *buildTabs(QStackedWidget *parts);
    [[nodiscard]] QWidget *buildSections(const Actions &actions);
    void fill();
    void fillCustomer();
    void tickHeader();
    [[nodiscard]] int staleness(Millis age) const;
    [[nodiscard]] QString takenLine() const;
    [[nodiscard]] QString kindLine() const;

    const Theme &m_theme;
    const ServerClock &m_clock;
    QList<QWidget *> m_buttons; ///< of the action row
    QStackedLayout *m_pages = nullptr;
    DetailHeader *m_header = nullptr;
    StageTrack *m_track = nullptr;
    ReportSection *m_report = nullptr;
    TimelineView *m_timeline = nullptr;
    ClosingPapers m_closing;
    std::unique_ptr<DetailSections> m_sections;
    std::optional<CalloutRow> m_row;
    QHash<CustomerId, Customer> m_customers;
    QString m_operator;
    MonoTime m_readAt{};
    MonoTime m_now{};
    MonoTime m_revealedUntil{};
    Millis m_interval{2000};
    bool m_linkLost = false;
};

} // namespace console
