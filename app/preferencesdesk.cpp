// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "preferencesdesk.h"

#include "checklists/cannedmessages.h"
#include "checklists/checklists.h"
#include "checklists/jsonplace.h"
#include "checklistwords.h"
#include "dialogs.h"
#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "mapdesk.h"
#include "models/callouttablemodel.h"
#include "offthread.h"
#include "programversions.h"
#include "session.h"
#include "ui/firststart/firststartdialog.h"
#include "ui/shell/aboutbox.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/cancelchord.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "version.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QMenu>
#include <QMenuBar>
#include <QSaveFile>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array pageNames{"connection"_L1, "reading"_L1, "alarms"_L1, "sound"_L1,
                               "priority"_L1,   "map"_L1,     "files"_L1,  "operator"_L1,
                               "look"_L1,       "keys"_L1,    "phones"_L1, "transfer"_L1};
static_assert(pageNames.size() == std::size_t(PreferencePage::Transfer) + 1);

/// Null: it cannot be read, or is larger than `most`.
std::optional<QByteArray> readFile(const QString &path, qsizetype most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(most + 1);
    return bytes.size() > most ? std::nullopt : std::optional(bytes);
}

} // namespace

PreferencesDesk::PreferencesDesk(const DeskParts &parts) : m_parts(parts)
{
    connectActions();
    connect(&parts.settings, &Settings::changed, this, &PreferencesDesk::follow);
    follow(SettingKey::TextSizePercent);
    follow(SettingKey::LettersWithAlt);
}

void PreferencesDesk::connectActions()
{
    const ActionRegistry &actions = m_parts.window.actions();
    auto *preferences = actions.action("shift.preferences"_L1);
    connect(preferences, &QAction::triggered, this, [this, preferences] {
        const QString page = preferences->data().toString(); // of whoever sends people there
        preferences->setData({});
        open(page);
    });
    auto *bar = m_parts.window.findChild<QMenuBar *>(u"menuBar"_s);
    connect(actions.action("view.menuBar"_L1), &QAction::triggered, bar,
            [bar] { bar->setActiveAction(bar->actions().constFirst()); });
    connect(actions.action("help.firstStart"_L1), &QAction::triggered, this,
            &PreferencesDesk::openFirstStart);
    connect(actions.action("help.about"_L1), &QAction::triggered, this,
            [this] { (new AboutBox(m_parts.theme, programVersions(), &m_parts.window))->open(); });
}

void PreferencesDesk::setSession(Session *session)
{
    m_session = session;
    if (!session)
        return;
    // The session signs with the name of its beginning.
    const QString name = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.table.setOperatorName(name);
    m_parts.window.setOperatorName(name);
    m_parts.window.setPollInterval(
        std::chrono::seconds(m_parts.settings.integer(SettingKey::PollSeconds)));
}

void PreferencesDesk::follow(SettingKey key)
{
    const Settings &settings = m_parts.settings;
    switch (key) {
    case SettingKey::Theme:
        m_parts.theme.setKind(settings.text(key) == "night"_L1 ? ThemeKind::Night : ThemeKind::Day);
        break;
    case SettingKey::TextSizePercent: m_parts.theme.setTextSize(settings.integer(key)); break;
    case SettingKey::LettersWithAlt: followKeys(); break;
    case SettingKey::PollSeconds: {
        const std::chrono::seconds interval(settings.integer(key));
        m_parts.window.setPollInterval(interval);
        if (m_session) {
            m_session->monitor().setInterval(interval);
            m_session->board().setPollInterval(interval);
        }
        break;
    }
    default: break;
    }
}

/// With Alt before the letters, the menus give theirs up: two meanings of one key are none.
void PreferencesDesk::followKeys()
{
    const bool want = m_parts.settings.integer(SettingKey::LettersWithAlt) != 0;
    m_parts.window.actions().setLettersWantAlt(want);
    if (auto *chord = m_parts.window.findChild<CancelChord *>())
        chord->setWantsAlt(want);
    const auto *bar = m_parts.window.findChild<QMenuBar *>(u"menuBar"_s);
    for (QAction *menu : bar->actions()) {
        const QString plain = menu->text().remove(u'&');
        menu->setText(want ? plain : u'&' + plain);
    }
}

PreferencesDialog::Facts PreferencesDesk::facts() const
{
    PreferencesDialog::Facts facts;
    facts.values = SettingsFile::values(m_parts.settings);
    for (const SettingSpec &spec : settingsTable())
        facts.standards.insert(QString(spec.name), spec.defaultValue);
    facts.basemap = readBasemap(m_parts.settings);
    if (m_session) {
        facts.profile = m_session->profile().name;
        facts.address = m_session->profile().apiRoot.toDisplayString();
    }
    facts.soundDevices = m_parts.window.property("soundDevices").toStringList();
    return facts;
}

void PreferencesDesk::open(const QString &page)
{
    if (!m_dialog) {
        m_dialog = new PreferencesDialog(m_parts.theme, facts(), &m_parts.window);
        connectDialog(m_dialog);
        m_dialog->open();
    }
    const auto found = std::ranges::find(pageNames, page);
    if (found != pageNames.end())
        m_dialog->showPage(PreferencePage(found - pageNames.begin()));
}

void PreferencesDesk::connectDialog(PreferencesDialog *dialog)
{
    const ActionRegistry &actions = m_parts.window.actions();
    connect(dialog, &PreferencesDialog::submitted, this, &PreferencesDesk::store);
    connect(dialog, &PreferencesDialog::basemapSubmitted, this,
            [this](const BasemapSettings &values) {
                m_parts.map.usePreferences(values);
                log(u"Settings changed: map"_s);
            });
    connect(dialog, &PreferencesDialog::fileTrialWanted, this, &PreferencesDesk::tryFile);
    m_mapTrial = std::make_unique<TileTrial>(QString::fromLatin1(version));
    connect(dialog, &PreferencesDialog::mapTrialWanted, m_mapTrial.get(), &TileTrial::start);
    connect(m_mapTrial.get(), &TileTrial::finished, dialog, &PreferencesDialog::showMapTrial);
    connect(dialog, &PreferencesDialog::soundTestWanted, actions.action("sound.selfTest"_L1),
            &QAction::trigger);
    connect(dialog, &PreferencesDialog::keysWanted, actions.action("help.keys"_L1),
            &QAction::trigger);
    connect(dialog, &PreferencesDialog::connectionWanted, actions.action("shift.connection"_L1),
            &QAction::trigger);
    connect(dialog, &PreferencesDialog::exportWanted, this, &PreferencesDesk::exportTo);
    connect(dialog, &PreferencesDialog::importWanted, this, &PreferencesDesk::importFrom);
}

void PreferencesDesk::store(const PreferenceValues &changes)
{
    QStringList names;
    for (const SettingSpec &spec : settingsTable()) {
        const QString name(spec.name);
        if (changes.contains(name) && m_parts.settings.set(spec.key, changes.value(name)))
            names += name;
    }
    log(u"Settings changed: "_s + names.join(u", "_s));
}

void PreferencesDesk::log(const QString &text)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Session;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.log.append(entry);
}

void PreferencesDesk::tryFile(const QString &name, const QString &path)
{
    if (path.isEmpty()) {
        m_dialog->showFileTrial(name, true, tr("The built-in file is used."));
        return;
    }
    using Trial = std::pair<bool, QString>;
    offThread(
        m_dialog.data(),
        [path, name]() -> Trial {
            const auto bytes = readFile(path, Checklists::largestFile);
            if (!bytes)
                return {false, tr("The file cannot be read, or is larger than 256 kB.")};
            if (name == "checklist.file"_L1) {
                const auto lists = Checklists::fromJson(*bytes);
                return lists ? Trial{true, tr("It works.")}
                             : Trial{false, ChecklistWords::mistake(lists.error())};
            }
            const auto messages = readCannedMessages(*bytes);
            return messages ? Trial{true, tr("It works.")}
                            : Trial{false, tr("Line %1: %2")
                                               .arg(messages.error().line)
                                               .arg(messages.error().reason)};
        },
        [this, name](const Trial &trial) {
            if (m_dialog)
                m_dialog->showFileTrial(name, trial.first, trial.second);
        });
}

void PreferencesDesk::exportTo(const QString &path)
{
    offThread(
        m_dialog.data(),
        [path, bytes = SettingsFile::write(m_parts.settings)] {
            QSaveFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                   && file.commit();
        },
        [this, path](bool written) {
            if (!m_dialog)
                return;
            const QString shown = QDir::toNativeSeparators(path);
            m_dialog->say(written ? tr("Exported to %1, without secrets.").arg(shown)
                                  : tr("%1 cannot be written. Choose another folder.").arg(shown),
                          !written);
            if (written)
                log(u"Settings exported"_s);
        });
}

void PreferencesDesk::importFrom(const QString &path)
{
    using Read = std::expected<SettingsImport, QString>;
    offThread(
        m_dialog.data(),
        [path, now = SettingsFile::values(m_parts.settings)]() -> Read {
            const auto bytes = readFile(path, SettingsFile::largest);
            if (!bytes)
                return std::unexpected(
                    tr("The file cannot be read, or is larger than 1 MB. Nothing was imported."));
            const auto import = SettingsFile::read(*bytes, now);
            if (!import)
                return std::unexpected(import.error().sentence);
            return *import;
        },
        [this, path](const Read &import) {
            if (!m_dialog)
                return;
            if (import)
                showImport(path, *import);
            else
                m_dialog->say(import.error(), true);
        });
}

void PreferencesDesk::showImport(const QString &path, const SettingsImport &import)
{
    auto *question = new ImportDialog(m_parts.theme, path,
                                      SettingsFile::changes(import, m_parts.settings), m_dialog);
    connect(question, &ImportDialog::agreed, this, [this, import] {
        SettingsFile::apply(import, m_parts.settings);
        m_parts.map.usePreferences(readBasemap(m_parts.settings));
        log(u"Settings imported"_s);
        if (!m_dialog)
            return;
        m_dialog->setStored(SettingsFile::values(m_parts.settings), readBasemap(m_parts.settings));
        m_dialog->say(tr("Imported."));
    });
    question->open();
}

void PreferencesDesk::openFirstStart()
{
    auto *dialog = new FirstStartDialog(m_parts.theme, &m_parts.window);
    connect(dialog, &FirstStartDialog::sandboxWanted, this, [this] {
        ConnectionProfile profile;
        profile.sandbox = true;
        emit m_parts.dialogs.signInRequested(profile, {}, false);
    });
    connect(dialog, &FirstStartDialog::connectionWanted, this,
            [this](const ConnectionProfile &profile) { m_parts.dialogs.openConnection(profile); });
    dialog->open();
}

} // namespace console
