// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/raiseplace.h"

#include "models/queuetext.h"
#include "ui/dialogs/coordinates.h"
#include "ui/dialogs/customercompleter.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr auto coordinatesExample = "−33.91052, 18.40833";
constexpr int longestReference = 128;

} // namespace

RaisePlace::RaisePlace(const Theme &theme, FormGrid *form, QWidget *content)
    : QObject(content), m_theme(theme), m_content(content)
{
    buildChoice(form);
    buildLive(form);
    m_site = addEdit(u"raise.site"_s);
    m_siteRow = form->addRow(tr("S&ite number"), m_site, FormRow::Need::Required);
    m_siteRow->setHint(tr("The number under which AURA has registered the site."));
    m_reference = addEdit(u"raise.reference"_s);
    m_reference->setMaxLength(longestReference);
    m_referenceRow = form->addRow(tr("R&eference"), m_reference, FormRow::Need::Required);
    m_live->setChecked(true);
    showHints();
}

QLineEdit *RaisePlace::addEdit(const QString &name)
{
    auto *edit = new QLineEdit(m_content);
    edit->setObjectName(name);
    dressEdit(m_theme, edit);
    connect(edit, &QLineEdit::textEdited, this, &RaisePlace::typed);
    connect(edit, &QLineEdit::textChanged, this, &RaisePlace::changed);
    return edit;
}

void RaisePlace::buildChoice(FormGrid *form)
{
    auto *choice = new QWidget(m_content);
    choice->setObjectName(u"raise.place"_s);
    auto *line = new QHBoxLayout(choice);
    line->setContentsMargins(0, 5, 0, 5);
    line->setSpacing(22);
    const auto add = [&](const QString &words, const QString &name) {
        auto *radio = new QRadioButton(words, choice);
        radio->setObjectName(u"raise.place."_s + name);
        radio->setAccessibleName(withoutMnemonic(words));
        line->addWidget(radio);
        connect(radio, &QRadioButton::toggled, this, [this](bool on) {
            if (!on)
                return;
            showRows();
            emit typed();
            emit changed();
        });
        return radio;
    };
    m_live = add(tr("&Live position"), u"live"_s);
    m_fixed = add(tr("&Fixed site"), u"fixed"_s);
    m_byReference = add(tr("Site &by reference"), u"reference"_s);
    choice->setFocusProxy(m_live);
    form->addRow(tr("Place"), choice, FormRow::Need::Required, 0);
}

void RaisePlace::buildLive(FormGrid *form)
{
    m_coordinates = addEdit(u"raise.coordinates"_s);
    m_coordinates->setPlaceholderText(QString::fromUtf8(coordinatesExample));
    m_coordinatesRow = form->addRow(tr("C&oordinates"), m_coordinates, FormRow::Need::Required);
    auto *pick = new KeyButton(m_theme, tr("&Pick on map"), m_content);
    pick->setObjectName(u"raise.pick"_s);
    pick->setAccessibleName(tr("Pick the place on the map"));
    pick->setIconId(u"pin"_s);
    pick->setAutoDefault(false);
    m_coordinatesRow->addBeside(pick);
    connect(pick, &QPushButton::clicked, this, &RaisePlace::pickRequested);
    m_accuracy = addEdit(u"raise.accuracy"_s);
    m_accuracy->setMaximumWidth(m_theme.scaled(100));
    m_accuracyRow = form->addRow(tr("&Accuracy"), m_accuracy, FormRow::Need::Optional);
    auto *unit = new ThemedLabel(m_theme, "chrome"_L1, {}, m_content);
    unit->setText(tr("metres"));
    m_accuracyRow->addBeside(unit, 1);
}

void RaisePlace::showRows()
{
    const bool live = m_live->isChecked();
    m_coordinatesRow->setShown(live);
    m_accuracyRow->setShown(live);
    m_siteRow->setShown(m_fixed->isChecked());
    m_referenceRow->setShown(isByReference());
}

bool RaisePlace::isByReference() const
{
    return m_byReference->isChecked();
}

bool RaisePlace::isSite() const
{
    return !m_live->isChecked();
}

void RaisePlace::focusCoordinates()
{
    m_coordinates->setFocus();
}

void RaisePlace::setPosition(const LatLon &point)
{
    m_live->setChecked(true);
    m_coordinates->setText(QueueText::coordinates(point));
}

void RaisePlace::setFixedLocations(const QList<FixedLocation> &sites)
{
    m_sites = sites;
    delete m_reference->completer();
    m_reference->setCompleter(makeSiteCompleter(sites, m_reference));
    showHints();
    emit changed();
}

void RaisePlace::setSite(const FixedLocation &site)
{
    if (site.externalReference.isEmpty()) {
        m_fixed->setChecked(true);
        m_site->setText(QString::number(site.id));
        return;
    }
    m_byReference->setChecked(true);
    m_reference->setText(site.externalReference);
}

const FixedLocation *RaisePlace::knownSite() const
{
    const qint64 number = numberFromText(m_site->text());
    const QString text = m_reference->text().simplified();
    for (const FixedLocation &site : m_sites) {
        if (isByReference()
                ? !text.isEmpty()
                      && (site.externalReference == text || siteLine(site).simplified() == text)
                : m_fixed->isChecked() && site.id == number)
            return &site;
    }
    return nullptr;
}

QString RaisePlace::reference() const
{
    const auto *site = knownSite();
    return site ? site->externalReference : m_reference->text().trimmed();
}

std::optional<LatLon> RaisePlace::point() const
{
    if (m_fixed->isChecked() || isByReference()) {
        const auto *site = knownSite();
        return site ? site->point : std::nullopt;
    }
    return parseCoordinates(m_coordinates->text());
}

std::optional<RaisePlace::Place> RaisePlace::place() const
{
    if (isByReference()) {
        const QString text = reference();
        return text.isEmpty()
                   ? std::nullopt
                   : std::optional<Place>(RaiseRequest::ReferencedSite{.externalReference = text});
    }
    if (m_fixed->isChecked()) {
        const qint64 site = numberFromText(m_site->text());
        return site > 0 ? std::optional<Place>(RaiseRequest::FixedSite{.fixedLocationId = site})
                        : std::nullopt;
    }
    const auto at = parseCoordinates(m_coordinates->text());
    const bool accurate =
        m_accuracy->text().trimmed().isEmpty() || metresFromText(m_accuracy->text());
    if (!at || !accurate)
        return std::nullopt;
    return Place(Position{.point = *at,
                          .accuracyMetres = metresFromText(m_accuracy->text()),
                          .fixTime = std::nullopt});
}

bool RaisePlace::validateCoordinates()
{
    const bool good = parseCoordinates(m_coordinates->text()).has_value();
    m_coordinatesRow->setError(
        good ? QString()
             : tr("Not a position. Example: %1").arg(QString::fromUtf8(coordinatesExample)));
    return good;
}

bool RaisePlace::validateAccuracy()
{
    const bool good = m_accuracy->text().trimmed().isEmpty() || metresFromText(m_accuracy->text());
    m_accuracyRow->setError(good ? QString() : tr("Metres, from 0 to 100000, or empty."));
    return good;
}

bool RaisePlace::validateSite()
{
    const bool good = numberFromText(m_site->text()) > 0;
    m_siteRow->setError(good ? QString() : tr("Type the site's number, digits only."));
    return good;
}

bool RaisePlace::validateReference()
{
    const bool good = !reference().isEmpty();
    m_referenceRow->setError(good ? QString()
                                  : tr("Type the site's reference, or choose from the list."));
    return good;
}

bool RaisePlace::validate()
{
    if (isByReference())
        return validateReference();
    if (m_fixed->isChecked())
        return validateSite();
    const bool placed = validateCoordinates();
    return validateAccuracy() && placed;
}

void RaisePlace::validateField(const QObject *field)
{
    if (field == m_coordinates)
        validateCoordinates();
    else if (field == m_accuracy)
        validateAccuracy();
    else if (field == m_site)
        validateSite();
    else if (field == m_reference)
        validateReference();
}

QWidget *RaisePlace::wrongField() const
{
    if (isByReference())
        return m_reference;
    if (m_fixed->isChecked())
        return m_site;
    return parseCoordinates(m_coordinates->text()) ? m_accuracy : m_coordinates;
}

void RaisePlace::showHints()
{
    const auto at = parseCoordinates(m_coordinates->text());
    m_coordinatesRow->setHint(at ? tr("Read as %1").arg(QueueText::coordinates(*at))
                                 : tr("Decimal degrees, or degrees, minutes and seconds"));
    if (at)
        m_coordinatesRow->setError({});
    if (!m_reference->text().trimmed().isEmpty())
        m_referenceRow->setError({});
    const auto *site = isByReference() ? knownSite() : nullptr;
    m_referenceRow->setHint(
        site ? siteWords(*site)
        : m_sites.isEmpty()
            ? tr("AURA's reference of the site; it also says whose callout this is.")
            : tr("Searches the registered sites (%1); another reference can be typed.")
                  .arg(m_sites.size()));
}

} // namespace console
