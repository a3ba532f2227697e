// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/mappreferencespage.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

MapPreferencesPage::MapPreferencesPage(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(u"mapPreferences.page"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    buildSource(column);
    buildTrial(column);
    addRule(column);
    buildLook(column);
    addRule(column);
    buildAddresses(column);
    refresh();
}

FormGrid *MapPreferencesPage::addForm(QVBoxLayout *column)
{
    auto *form = new FormGrid(m_theme, this);
    form->layout()->setVerticalSpacing(8);
    column->addLayout(form->layout());
    connect(form, &FormGrid::resized, this, &MapPreferencesPage::resized);
    return form;
}

void MapPreferencesPage::addRule(QVBoxLayout *column)
{
    auto *rule = new Panel(m_theme, "lineSubtle"_L1, "lineSubtle"_L1, this);
    rule->setFixedHeight(1);
    column->addWidget(rule);
}

QLineEdit *MapPreferencesPage::addEdit(const QString &name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(u"mapPreferences."_s + name);
    dressEdit(m_theme, edit);
    connect(edit, &QLineEdit::textChanged, this, &MapPreferencesPage::refresh);
    return edit;
}

QCheckBox *MapPreferencesPage::addBox(FormGrid *form, const QString &name, const QString &text,
                                      const QString &hint)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(u"mapPreferences."_s + name);
    form->addRow(QString(), box, FormRow::Need::Optional)->setHint(hint);
    box->setAccessibleName(withoutMnemonic(text));
    connect(box, &QCheckBox::toggled, this, &MapPreferencesPage::refresh);
    return box;
}

void MapPreferencesPage::buildSource(QVBoxLayout *column)
{
    FormGrid *form = addForm(column);
    auto *choice = new QWidget(this);
    choice->setObjectName(u"mapPreferences.source"_s);
    auto *line = new QHBoxLayout(choice);
    line->setContentsMargins(0, 5, 0, 5);
    line->setSpacing(22);
    const std::pair<QString, QString> kinds[] = {{u"builtIn"_s, tr("&Built-in")},
                                                 {u"xyz"_s, tr("Tile &server")},
                                                 {u"mbtiles"_s, tr("MBTiles &file")}};
    m_kinds = new QButtonGroup(this);
    for (const auto &[name, text] : kinds) {
        auto *button = new QRadioButton(text, choice);
        button->setObjectName(u"mapPreferences."_s + name);
        button->setAccessibleName(withoutMnemonic(text));
        connect(button, &QRadioButton::toggled, this, &MapPreferencesPage::refresh);
        line->addWidget(button);
        m_kinds->addButton(button, int(m_kinds->buttons().size()));
    }
    m_kinds->button(int(BasemapKind::BuiltIn))->setChecked(true);
    choice->setFocusProxy(m_kinds->button(int(BasemapKind::BuiltIn)));
    auto *row = form->addRow(tr("Map from"), choice, FormRow::Need::Optional, 0);
    row->setHint(tr("Built-in: coasts, borders and places, without streets; needs no network."));
    buildServer(form);
    buildFile(form);
    m_policy = new NoteBox(m_theme, NoteBox::Tone::Plain, "help", this);
    m_policy->setObjectName(u"mapPreferences.policy"_s);
    m_policy->setWords(tr("The tile server sees which places are looked at here, and it has rules "
                          "of use: read them and stay within them. "),
                       tr("OpenStreetMap's own server is not meant for control rooms."),
                       tr(" This console opens two connections at most and keeps each tile for a "
                          "week or longer."));
    column->addWidget(m_policy);
}

void MapPreferencesPage::buildServer(FormGrid *form)
{
    m_template = addEdit(u"template"_s);
    m_template->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_template->setPlaceholderText(u"https://tiles.example/{z}/{x}/{y}.png"_s);
    m_templateRow = form->addRow(tr("&Address"), m_template, FormRow::Need::Required);
    m_templateRow->setHint(tr("HTTPS only. {z}, {x} and {y} stand for the tile; {s} for a, b or c; "
                              "{r} for @2x on dense screens."));
    m_attribution = addEdit(u"attribution"_s);
    m_attribution->setMaxLength(200);
    m_attributionRow = form->addRow(tr("A&ttribution"), m_attribution, FormRow::Need::Optional);
    m_attributionRow->setHint(tr("As the map's licence asks for it; always shown on the map."));
    m_contact = addEdit(u"contact"_s);
    m_contact->setMaxLength(200);
    m_contactRow = form->addRow(tr("&Contact"), m_contact, FormRow::Need::Optional);
    m_contactRow->setHint(
        tr("An e-mail or web address of your site, told to the server so that its keeper can "
           "reach you. No person's name is needed."));
    m_cache = new QSpinBox(this);
    m_cache->setObjectName(u"mapPreferences.cache"_s);
    m_cache->setMinimumHeight(m_theme.metric("input"_L1));
    m_cache->setRange(int(BasemapSettings::leastCache / BasemapSettings::megabyte),
                      int(BasemapSettings::mostCache / BasemapSettings::megabyte));
    m_cache->setSuffix(tr(" MB"));
    connect(m_cache, &QSpinBox::valueChanged, this, &MapPreferencesPage::refresh);
    m_cacheRow = form->addRow(tr("&Keep on disk"), m_cache, FormRow::Need::Optional, 0);
    m_cacheRow->setHint(tr("At most. Kept tiles are shown when the server cannot be reached."));
}

void MapPreferencesPage::buildFile(FormGrid *form)
{
    m_file = addEdit(u"file"_s);
    m_fileRow = form->addRow(tr("Fi&le"), m_file, FormRow::Need::Required);
    m_fileRow->setHint(tr("With pictures (png, jpg or webp), not vectors. It is only read."));
    auto *choose = new KeyButton(m_theme, tr("C&hoose…"), this);
    choose->setObjectName(u"mapPreferences.choose"_s);
    choose->setAccessibleName(tr("Choose an MBTiles file"));
    choose->setAutoDefault(false);
    m_fileRow->addBeside(choose);
    connect(choose, &QPushButton::clicked, this, &MapPreferencesPage::chooseFile);
}

void MapPreferencesPage::buildTrial(QVBoxLayout *column)
{
    m_trialLine = new QWidget(this);
    auto *line = new QHBoxLayout(m_trialLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    m_try = new KeyButton(m_theme, tr("Try &it"), m_trialLine);
    m_try->setObjectName(u"mapPreferences.try"_s);
    m_try->setAccessibleName(tr("Try it"));
    m_try->setToolTip(tr("Fetches one tile, or opens the file; changes nothing."));
    m_try->setAccessibleDescription(m_try->toolTip());
    m_try->setAutoDefault(false);
    m_trial = new ThemedLabel(m_theme, "rowSecond"_L1, "second"_L1, m_trialLine);
    m_trial->setObjectName(u"mapPreferences.trial"_s);
    m_trial->setWordWrap(true);
    line->addWidget(m_try);
    line->addWidget(m_trial, 1);
    column->addWidget(m_trialLine);
    connect(m_try, &QPushButton::clicked, this, &MapPreferencesPage::startTrial);
}

void MapPreferencesPage::buildLook(QVBoxLayout *column)
{
    FormGrid *form = addForm(column);
    m_night = addBox(form, u"night"_s, tr("&Darken the map by night"),
                     tr("For maps that are made for daylight."));
    m_day = addBox(form, u"day"_s, tr("Calm the map's colours by da&y"),
                   tr("So that callouts stand out."));
    m_coordinates = new QComboBox(this);
    m_coordinates->setObjectName(u"mapPreferences.coordinates"_s);
    m_coordinates->setMinimumHeight(m_theme.metric("input"_L1));
    m_coordinates->addItem(tr("Decimal degrees: -33.93781, 18.47224"), u"decimal"_s);
    m_coordinates->addItem(tr("Degrees, minutes, seconds: 33°56'16\"S 18°28'20\"E"), u"dms"_s);
    m_coordinates->addItem(tr("Plus Code: 4FRW3F6C+VV"), u"pluscode"_s);
    m_coordinates->addItem(tr("MGRS: 34H BH 66290 41290"), u"mgrs"_s);
    form->addRow(tr("C&oordinates"), m_coordinates, FormRow::Need::Optional)
        ->setHint(tr("How they are shown; every form can be typed and pasted."));
    connect(m_coordinates, &QComboBox::currentIndexChanged, this, &MapPreferencesPage::refresh);
}

void MapPreferencesPage::buildAddresses(QVBoxLayout *column)
{
    FormGrid *form = addForm(column);
    m_geocoder = addEdit(u"geocoder"_s);
    m_geocoder->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_geocoder->setPlaceholderText(tr("off"));
    m_geocoderRow = form->addRow(tr("Address look&up"), m_geocoder, FormRow::Need::Optional);
    m_geocoderRow->setHint(
        tr("A Nominatim-compatible address ending in /reverse. It learns the positions of "
           "callouts, once a second at most; empty asks nobody."));
}

BasemapKind MapPreferencesPage::kind() const
{
    return BasemapKind(std::max(0, m_kinds->checkedId()));
}

void MapPreferencesPage::setValues(const BasemapSettings &settings)
{
    m_kinds->button(int(settings.kind))->setChecked(true);
    m_template->setText(settings.xyzTemplate);
    m_attribution->setText(settings.attribution);
    m_contact->setText(settings.contact);
    m_file->setText(settings.mbtilesFile);
    m_cache->setValue(int(settings.cacheLimitBytes / BasemapSettings::megabyte));
    m_night->setChecked(settings.nightFilter);
    m_day->setChecked(settings.dayFilter);
    m_coordinates->setCurrentIndex(std::max(0, m_coordinates->findData(settings.coordinateFormat)));
    m_geocoder->setText(settings.reverseGeocoderUrl);
    refresh();
}

BasemapSettings MapPreferencesPage::values() const
{
    BasemapSettings settings;
    settings.kind = kind();
    settings.xyzTemplate = m_template->text().trimmed();
    settings.attribution = m_attribution->text().simplified();
    settings.contact = m_contact->text().trimmed();
    settings.mbtilesFile = m_file->text().trimmed();
    settings.cacheLimitBytes = m_cache->value() * BasemapSettings::megabyte;
    settings.nightFilter = m_night->isChecked();
    settings.dayFilter = m_day->isChecked();
    settings.coordinateFormat = m_coordinates->currentData().toString();
    settings.reverseGeocoderUrl = m_geocoder->text().trimmed();
    return settings;
}

void MapPreferencesPage::refresh()
{
    if (!m_geocoderRow)
        return; // still being built
    const bool server = kind() == BasemapKind::Xyz;
    const bool file = kind() == BasemapKind::Mbtiles;
    for (FormRow *row : {m_templateRow, m_attributionRow, m_contactRow, m_cacheRow})
        row->setShown(server);
    m_policy->setVisible(server);
    m_fileRow->setShown(file);
    m_trialLine->setVisible(server || file);
    m_night->setEnabled(server || file);
    m_day->setEnabled(server || file);
    m_trial->setPlainText({});
    if (problemOfXyzTemplate(m_template->text()).isEmpty())
        m_templateRow->setError({});
    if (problemOfContact(m_contact->text().trimmed()).isEmpty())
        m_contactRow->setError({});
    if (!m_file->text().trimmed().isEmpty())
        m_fileRow->setError({});
    if (problemOfReverseGeocoder(m_geocoder->text()).isEmpty())
        m_geocoderRow->setError({});
    emit changed();
    emit resized();
}

QWidget *MapPreferencesPage::checkAll()
{
    BasemapSettings settings = values();
    settings.reverseGeocoderUrl.clear();
    const bool server = kind() == BasemapKind::Xyz;
    m_templateRow->setError(server ? problemOfXyzTemplate(settings.xyzTemplate) : QString());
    m_contactRow->setError(server ? problemOfContact(settings.contact) : QString());
    m_fileRow->setError(kind() == BasemapKind::Mbtiles ? validate(settings).join(u' ') : QString());
    m_geocoderRow->setError(problemOfReverseGeocoder(m_geocoder->text()));
    const std::pair<FormRow *, QWidget *> fields[] = {{m_templateRow, m_template},
                                                      {m_contactRow, m_contact},
                                                      {m_fileRow, m_file},
                                                      {m_geocoderRow, m_geocoder}};
    for (const auto &[row, field] : fields) {
        if (!row->error().isEmpty())
            return field;
    }
    return nullptr;
}

QWidget *MapPreferencesPage::firstField() const
{
    return m_kinds->checkedButton();
}

void MapPreferencesPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose an MBTiles file"),
                                   QFileInfo(m_file->text()).absolutePath(),
                                   tr("MBTiles files (*.mbtiles);;All files (*)"));
    dialog->setObjectName(u"mapPreferences.fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void MapPreferencesPage::startTrial()
{
    if (QWidget *wrong = checkAll()) {
        wrong->setFocus();
        return;
    }
    m_trial->setTone("second"_L1);
    m_trial->setPlainText(tr("Trying…"));
    emit tryWanted(values());
}

void MapPreferencesPage::showTrial(bool ok, const QString &sentence)
{
    m_trial->setTone(ok ? "second"_L1 : "alarm"_L1);
    m_trial->setPlainText(ok ? tr("It works. %1").arg(sentence) : sentence);
    emit spoken(m_trial->text());
    emit resized();
}

} // namespace console
