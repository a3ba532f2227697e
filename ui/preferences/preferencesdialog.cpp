// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencesdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/preferences/mappreferencespage.h"
#include "ui/preferences/preferencepageview.h"
#include "ui/preferences/preferencewords.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>

namespace console {

using namespace Qt::StringLiterals;
using Kind = PreferenceSpec::Kind;

namespace {

constexpr auto lastPage = PreferencePage::Transfer;

} // namespace

PreferencesDialog::PreferencesDialog(const Theme &theme, const Facts &facts, QWidget *parent)
    : ConsoleDialog(theme, u"preferences"_s, tr("Preferences"), parent),
      m_stored(facts.values),
      m_storedMap(facts.basemap)
{
    setPreferredWidth(1010);
    setDescription(tr("All settings of this console. Changes are logged, secrets are not."));
    body()->setContentsMargins({});
    auto *line = new QHBoxLayout;
    line->setSpacing(0);
    body()->addLayout(line);
    buildSide(line);
    m_stack = new QStackedWidget(content());
    m_stack->setMinimumSize(theme.scaled(500), theme.scaled(540));
    line->addWidget(m_stack, 1);
    buildPages(facts);
    buildButtons();
    connectDeeds();
    onCtrlEnter([this] { take(true); });
    setStored(facts.values, facts.basemap);
    fillList();
    showPage(PreferencePage::Connection);
}

void PreferencesDialog::buildSide(QHBoxLayout *line)
{
    auto *side = new Panel(theme(), "raised"_L1, "lineSubtle"_L1, content());
    side->setFixedWidth(theme().scaled(232));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(10, 10, 10, 10);
    column->setSpacing(8);
    m_search = new QLineEdit(side);
    m_search->setObjectName(u"preferences.search"_s);
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_search->setClearButtonEnabled(false);
    m_search->addAction(theme().icon("search"_L1), QLineEdit::LeadingPosition);
    m_search->setMinimumHeight(theme().metric("input"_L1));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::search);
    m_list = new QListWidget(side);
    m_list->setObjectName(u"preferences.pages"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize({16, 16});
    m_list->setSpacing(1);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::currentRowChanged, this, &PreferencesDialog::listMoved);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    line->addWidget(side);
}

void PreferencesDialog::buildPages(const Facts &facts)
{
    for (int i = 0; i <= int(lastPage); ++i) {
        const auto page = PreferencePage(i);
        auto *scroll = new QScrollArea(m_stack);
        scroll->setObjectName(u"preferences.scroll%1"_s.arg(i));
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setFocusPolicy(Qt::NoFocus);
        auto *view = new PreferencePageView(theme(), page, m_rows, facts.standards,
                                            facts.soundDevices, scroll);
        connect(view, &PreferencePageView::changed, this, &PreferencesDialog::refresh);
        for (PreferenceField *field : view->fields()) {
            connect(field, &PreferenceField::fileTrialWanted, this,
                    [this, name = field->spec().name](const QString &path) {
                        emit fileTrialWanted(name, path);
                    });
        }
        if (page == PreferencePage::Connection)
            buildConnection(view, facts);
        if (page == PreferencePage::Map)
            buildMap(view, facts);
        for (const PreferenceSpec &row : m_rows) {
            if (row.page == page && row.kind == Kind::OnPage)
                view->addDeed(row);
        }
        view->column()->addStretch(1);
        scroll->setWidget(view);
        scroll->viewport()->setAutoFillBackground(false);
        view->setAutoFillBackground(false);
        m_stack->addWidget(scroll);
        m_pages += view;
    }
}

void PreferencesDialog::buildConnection(PreferencePageView *page, const Facts &facts)
{
    auto *words = new ThemedLabel(theme(), "body"_L1, {}, page);
    words->setObjectName(u"preferences.profile"_s);
    words->setWordWrap(true);
    words->setText(facts.profile.isEmpty()
                       ? tr("No profile is in use.")
                       : tr("Profile in use: %1\n%2").arg(facts.profile, facts.address));
    page->column()->addWidget(words);
}

void PreferencesDialog::buildMap(PreferencePageView *page, const Facts &facts)
{
    m_map = new MapPreferencesPage(theme(), page);
    m_map->setValues(facts.basemap);
    page->column()->addWidget(m_map);
    auto *words = new ThemedLabel(theme(), "rowSecond"_L1, "second"_L1, page);
    words->setText(tr("All of this page acts at once."));
    page->column()->addWidget(words);
    auto *standard = new KeyButton(theme(), tr("This page back to its defaults"), page);
    standard->setObjectName(u"preferences.map.reset"_s);
    standard->setAccessibleName(tr("This page back to its defaults"));
    standard->setToolTip(
        tr("Built-in map, darkened by night, decimal degrees, no address lookup."));
    standard->setAccessibleDescription(standard->toolTip());
    standard->setAutoDefault(false);
    page->column()->addWidget(standard, 0, Qt::AlignLeft);
    connect(standard, &QPushButton::clicked, m_map, [this] { m_map->setValues({}); });
    connect(m_map, &MapPreferencesPage::changed, this, &PreferencesDialog::refresh);
    connect(m_map, &MapPreferencesPage::tryWanted, this, &PreferencesDialog::mapTrialWanted);
    connect(m_map, &MapPreferencesPage::spoken, this,
            [this](const QString &sentence) { announce(sentence); });
}

void PreferencesDialog::buildButtons()
{
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, [this] { ConsoleDialog::closeAsked(); });
    m_apply = addButton(u"apply"_s, tr("A&pply"), {});
    connect(m_apply, &QPushButton::clicked, this, [this] { take(false); });
    auto *ok = addButton(u"ok"_s, tr("OK"), tr("Ctrl Enter"));
    makePrimary(ok);
    connect(ok, &QPushButton::clicked, this, [this] { take(true); });
}

void PreferencesDialog::connectDeeds()
{
    const auto on = [this](const QString &name, auto &&act) {
        auto *button = findChild<KeyButton *>(u"preferences."_s + name);
        connect(button, &QPushButton::clicked, this, std::forward<decltype(act)>(act));
    };
    on(u"connection"_s, [this] {
        if (askToSettleFirst())
            return;
        accept();
        emit connectionWanted();
    });
    on(u"soundTest"_s, [this] { emit soundTestWanted(); });
    on(u"allKeys"_s, [this] { emit keysWanted(); });
    on(u"export"_s, [this] { transfer(true); });
    on(u"import"_s, [this] { transfer(false); });
}

void PreferencesDialog::transfer(bool out)
{
    if (askToSettleFirst())
        return;
    auto *dialog = new QFileDialog(this, out ? tr("Export settings") : tr("Import settings"), {},
                                   tr("Settings (*.json);;All files (*)"));
    dialog->setObjectName(out ? u"preferences.exportFile"_s : u"preferences.importFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(out ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(out ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    if (out) {
        dialog->setDefaultSuffix(u"json"_s);
        dialog->selectFile(u"callout-console-settings.json"_s);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            out ? &PreferencesDialog::exportWanted : &PreferencesDialog::importWanted);
    dialog->open();
}

void PreferencesDialog::showFileTrial(const QString &name, bool ok, const QString &sentence)
{
    for (const PreferencePageView *page : std::as_const(m_pages)) {
        for (PreferenceField *field : page->fields()) {
            if (field->spec().name == name)
                field->showTrial(ok, sentence);
        }
    }
    announce(sentence);
}

void PreferencesDialog::showMapTrial(bool ok, const QString &sentence)
{
    m_map->showTrial(ok, sentence);
}

void PreferencesDialog::say(const QString &sentence, bool alarm)
{
    setStatus(sentence, alarm);
    announce(sentence, alarm);
}

void PreferencesDialog::setStored(const PreferenceValues &values, const BasemapSettings &basemap)
{
    m_stored = values;
    m_storedMap = basemap;
    for (const PreferencePageView *page : std::as_const(m_pages)) {
        for (PreferenceField *field : page->fields())
            field->setValue(values.value(field->spec().name));
    }
    m_map->setValues(basemap);
    refresh();
}

PreferenceValues PreferencesDialog::entered() const
{
    PreferenceValues all;
    for (const PreferencePageView *page : m_pages) {
        for (const PreferenceField *field : page->fields())
            all.insert(field->spec().name, field->value());
    }
    return all;
}

PreferenceValues PreferencesDialog::changes() const
{
    PreferenceValues changed = entered();
    changed.removeIf([this](const auto &one) { return m_stored.value(one.key()) == one.value(); });
    return changed;
}

bool PreferencesDialog::hasChanges() const
{
    return !changes().isEmpty() || m_map->values() != m_storedMap;
}

void PreferencesDialog::refresh()
{
    if (!m_apply)
        return; // still being built
    const PreferenceValues all = entered();
    // A sentence goes as soon as its cause does; new ones come on Apply and OK.
    for (const PreferencePageView *page : std::as_const(m_pages)) {
        for (PreferenceField *field : page->fields()) {
            if (!field->problem().isEmpty()
                && PreferenceWords::problem(field->spec(), all).isEmpty())
                field->setProblem({});
        }
    }
    m_apply->setEnabled(hasChanges());
    setStatus({});
}

bool PreferencesDialog::askToSettleFirst()
{
    if (!hasChanges())
        return false;
    say(tr("Apply the changes first, or undo them."), true);
    return true;
}

QWidget *PreferencesDialog::checkAll()
{
    const PreferenceValues all = entered();
    QWidget *first = nullptr;
    for (const PreferencePageView *page : std::as_const(m_pages)) {
        for (PreferenceField *field : page->fields()) {
            field->setProblem(PreferenceWords::problem(field->spec(), all));
            if (!first && !field->problem().isEmpty()) {
                first = field->editor();
                showPage(field->spec().page);
            }
        }
    }
    QWidget *onMap = m_map->checkAll();
    if (first || !onMap)
        return first;
    showPage(PreferencePage::Map);
    return onMap;
}

void PreferencesDialog::take(bool close)
{
    if (QWidget *wrong = checkAll()) {
        wrong->setFocus();
        say(tr("Nothing was changed yet: see the field."), true);
        return;
    }
    const PreferenceValues changed = changes();
    const BasemapSettings basemap = m_map->values();
    m_stored = entered();
    if (!changed.isEmpty())
        emit submitted(changed);
    if (basemap != std::exchange(m_storedMap, basemap))
        emit basemapSubmitted(basemap);
    if (close) {
        finish();
        return;
    }
    refresh();
    setStatus(tr("Applied."));
}

} // namespace console
