// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the raise dialog that says where: a live position, a registered site by its number,
// or one by AURA's reference. Only the fields of one of them are ever shown or read.
#pragma once

#include "domain/directory.h"
#include "domain/requests.h"

#include <QObject>

class QLineEdit;
class QRadioButton;

namespace console {

class FormGrid;
class FormRow;
class Theme;

class RaisePlace final : public QObject {
    Q_OBJECT

public:
    using Place = std::variant<Position, RaiseRequest::FixedSite, RaiseRequest::ReferencedSite>;

    /// Adds its rows to `form`; the widgets belong to `content`.
    RaisePlace(const Theme &theme, FormGrid *form, QWidget *content);

    void setPosition(const LatLon &point);
    /// For the completion of references; may arrive later.
    void setFixedLocations(const QList<FixedLocation> &sites);
    /// Chooses "Site by reference" and fills it in.
    void setSite(const FixedLocation &site);
    /// Null until complete.
    [[nodiscard]] std::optional<Place> place() const;
    /// Where that is, as far as it is known here.
    [[nodiscard]] std::optional<LatLon> point() const;
    [[nodiscard]] bool isByReference() const;
    [[nodiscard]] bool isSite() const; ///< by its number or by reference
    void focusCoordinates();
    /// Says under the fields what is wrong with them.
    bool validate();
    /// One field that was left; nothing for a widget that is not of these.
    void validateField(const QObject *field);
    [[nodiscard]] QWidget *wrongField() const;
    /// What the fields read as, below them.
    void showHints();

signals:
    void typed(); ///< by the operator
    void changed();
    void pickRequested(); ///< on the map

private:
    void buildChoice(FormGrid *form);
    void buildLive(FormGrid *form);
    QLineEdit *addEdit(const QString &name);
    void showRows();
    bool validateCoordinates();
    bool validateAccuracy();
    bool validateSite();
    bool validateReference();
    [[nodiscard]] const FixedLocation *knownSite() const;
    [[nodiscard]] QString reference() const;

    const Theme &m_theme;
    QWidget *m_content = nullptr;
    QList<FixedLocation> m_sites;
    QRadioButton *m_live = nullptr;
    QRadioButton *m_fixed = nullptr;
    QRadioButton *m_byReference = nullptr;
    QLineEdit *m_coordinates = nullptr;
    FormRow *m_coordinatesRow = nullptr;
    QLineEdit *m_accuracy = nullptr;
    FormRow *m_accuracyRow = nullptr;
    QLineEdit *m_site = nullptr;
    FormRow *m_siteRow = nullptr;
    QLineEdit *m_reference = nullptr;
    FormRow *m_referenceRow = nullptr;
};

} // namespace console
