// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The foldable parts under the stage track: responder, location, customer and every field as it
// came. Kept apart from the pane so that the words of each field are in one place.
#pragma once

#include "domain/lookups.h"
#include "models/calloutrow.h"

#include <QCoreApplication>

class QAction;
class QVBoxLayout;
class QWidget;

namespace console {

class FieldGrid;
class FoldSection;
class KeyButton;
class Theme;

class DetailSections final {
    Q_DECLARE_TR_FUNCTIONS(console::DetailSections)

public:
    struct Actions {
        QAction *copyCoordinates = nullptr;
        QAction *revealMobile = nullptr;
        QAction *openTracking = nullptr; ///< may be null
    };
    /// The widgets belong to `parent`.
    void build(const Theme &theme, QWidget *parent, QVBoxLayout *column, const Actions &actions);
    /// What stands still between two readings.
    void fill(const CalloutRow &row, const ServerClock &clock);
    void fillCustomer(const CalloutRow &row, const Customer *customer, bool revealed);
    /// Stands in for the address of that callout while AURA gives none and it has not moved on from
    /// `point`, and says so.
    void setServiceAddress(CalloutId id, const LatLon &point, const QString &text);
    /// What ages.
    void tick(const CalloutRow &row, const ServerClock &clock, MonoTime readAt, MonoTime now,
              bool linkLost);

private:
    void buildAll(const Theme &theme, QWidget *parent, QAction *openTracking);
    void tickResponder(const CalloutRow &row, const ServerClock &clock, MonoTime readAt,
                       MonoTime now, bool linkLost);
    void tickLocation(const CalloutRow &row, const ServerClock &clock, MonoTime now);
    void fillTimes(const Callout &callout);
    [[nodiscard]] static QString length(double metres);
    [[nodiscard]] static QString incidentWords(const BoardEntry &entry);

    FieldGrid *m_responder = nullptr;
    FieldGrid *m_location = nullptr;
    FieldGrid *m_customer = nullptr;
    FieldGrid *m_all = nullptr;
    FoldSection *m_responderFold = nullptr;
    FoldSection *m_locationFold = nullptr;
    FoldSection *m_customerFold = nullptr;
    FoldSection *m_allFold = nullptr;
    CalloutId m_serviceAddressOf = 0;
    LatLon m_serviceAddressAt;
    QString m_serviceAddress;
};

} // namespace console
