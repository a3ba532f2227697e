// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklistdesk.h"

#include "checklistwords.h"
#include "deskhead.h"
#include "domain/deskmemory.h"
#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "models/queuetext.h"
#include "session.h"
#include "ui/checklist/checklistpanel.h"
#include "ui/checklist/openstepsdialog.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/formgrid.h"
#include "ui/handling/phonelistdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowpanes.h"
#include "ui/theme/foldsection.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QThreadPool>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kind = u"checklist"_s;
/// Ticks of callouts that never came back after a restart.
constexpr auto longestKept = 168h;

} // namespace

ChecklistDesk::ChecklistDesk(const DeskParts &parts) : m_parts(parts)
{
    buildSection();
    connectSettings();
    readFile();
    show();
}

ChecklistDesk::~ChecklistDesk() = default;

void ChecklistDesk::buildSection()
{
    DetailPane *detail = m_parts.window.panes().detail();
    m_panel = new ChecklistPanel(m_parts.theme);
    m_section = new FoldSection(m_parts.theme, u"detail.checklist"_s, u"check"_s, tr("Checklist"),
                                m_panel, detail);
    detail->insertSection(m_section);
    m_panel->setTabAfter(m_section->header());
    connect(m_panel, &ChecklistPanel::ticked, this, &ChecklistDesk::tick);
}

void ChecklistDesk::connectSettings()
{
    connect(&m_parts.settings, &Settings::changed, this, [this](SettingKey key) {
        if (key == SettingKey::ChecklistFile)
            readFile();
        else if (key == SettingKey::Language || key == SettingKey::PhoneList)
            show();
    });
}

void ChecklistDesk::readFile()
{
    const QString path = m_parts.settings.text(SettingKey::ChecklistFile);
    if (path.isEmpty()) {
        m_lists = Checklists::builtIn();
        show();
        return;
    }
    // It may lie on a share that does not answer.
    auto promise = std::make_shared<QPromise<FileRead>>();
    promise->start();
    promise->future().then(this, [this, path](const FileRead &file) { useFile(path, file); });
    QThreadPool::globalInstance()->start([promise, path] {
        FileRead read;
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            read.json = file.read(Checklists::largestFile + 1);
        if (file.error() != QFileDevice::NoError)
            read.problem = file.errorString();
        promise->addResult(read);
        promise->finish();
    });
}

void ChecklistDesk::useFile(const QString &path, const FileRead &file)
{
    if (path != m_parts.settings.text(SettingKey::ChecklistFile))
        return; // another one was chosen meanwhile
    const auto complain = [this, &path](const QString &reason) {
        m_parts.window.showNotice(
            tr("Checklist file %1 is not used, the steps stay as they are. %2")
                .arg(QDir::toNativeSeparators(path), reason),
            MainWindow::Tone::Attention);
        log(0, u"Checklist file not used"_s);
    };
    if (!file.problem.isEmpty()) {
        complain(file.problem);
        return;
    }
    auto read = Checklists::fromJson(file.json);
    if (!read) {
        complain(ChecklistWords::mistake(read.error()));
        return;
    }
    m_lists = std::move(*read);
    show();
}

void ChecklistDesk::setSession(Session *session)
{
    m_session = session;
    if (m_ask)
        m_ask->done(QDialog::Rejected);
    m_ticks.clear();
    m_typeCodes.clear();
    if (!session)
        return;
    m_profile = session->profile().name;
    session->commands().setClearGate([this](CalloutId id) { return mayClear(id); });
    connect(&session->lookups(), &LookupCache::responseTypesRead, this,
            [this](const QList<ResponseType> &types) {
                for (const ResponseType &type : types)
                    m_typeCodes.insert(type.id, type.value);
                show();
            });
    // Another callout under a number that was used before.
    connect(&session->board(), &CalloutBoard::startedAnew, this, [this](CalloutId id) {
        if (m_ticks.forget(id))
            m_parts.memory.forget(kind, memoryKey(id));
    });
    restore();
}

void ChecklistDesk::restore()
{
    m_parts.memory.recall(kind, this, [this, profile = m_profile](const auto &values) {
        if (profile != m_profile)
            return;
        const UtcTime oldest = m_parts.clock.utcNow() - longestKept;
        for (auto it = values.begin(); it != values.end(); ++it) {
            const auto newest = ChecklistTicks::newest(it.value());
            if (!newest || *newest < oldest) {
                m_parts.memory.forget(kind, it.key());
                continue;
            }
            const CalloutId id = it.key().section(u'/', -1).toLongLong();
            if (id > 0 && it.key() == memoryKey(id))
                m_ticks.addFromJson(id, it.value());
            if (const BoardEntry *entry = m_parts.table.entry(id))
                follow(*entry);
        }
        show();
    });
}

QString ChecklistDesk::memoryKey(CalloutId id) const
{
    return u"%1/%2"_s.arg(m_profile).arg(id);
}

void ChecklistDesk::selectionChanged(CalloutId id)
{
    m_selected = id;
    show();
}

void ChecklistDesk::boardChanged(const BoardChanges &changes)
{
    bool showAgain = false;
    for (const BoardEntry &entry : changes.added) {
        follow(entry);
        showAgain |= entry.id() == m_selected;
    }
    constexpr auto telling =
        BoardField::Status | BoardField::Cancel | BoardField::Details | BoardField::Cleared;
    for (const BoardUpdate &update : changes.updated) {
        if (update.fields & BoardField::Details)
            follow(update.entry);
        showAgain |= update.entry.id() == m_selected && (update.fields & telling);
    }
    for (const CalloutId id : changes.removed) {
        if (m_ticks.forget(id))
            m_parts.memory.forget(kind, memoryKey(id));
    }
    if (showAgain)
        show();
}

/// Drops ticks that belong to an older callout of the same number.
void ChecklistDesk::follow(const BoardEntry &entry)
{
    if (entry.callout.createdAt && m_ticks.dropOlder(entry.id(), *entry.callout.createdAt))
        store(entry.id());
}

QList<ChecklistStep> ChecklistDesk::steps(const BoardEntry &entry) const
{
    const Callout &callout = entry.callout;
    const QString code = m_typeCodes.value(callout.responseTypeId, callout.responseTypeName);
    QList<ChecklistStep> all = m_lists.steps(code);
    // By what every verified cancel shows, whatever came of it.
    if (entry.privateNote || (entry.cancelVerified && entry.cancelMark == CancelMark::Requested))
        all << Checklists::followUp();
    return all;
}

QString ChecklistDesk::language() const
{
    const QString chosen = m_parts.settings.text(SettingKey::Language);
    return chosen == "system"_L1 ? QLocale::system().name().left(2) : chosen;
}

QString ChecklistDesk::phoneWords(const QString &name) const
{
    const auto phones =
        PhoneListDialog::read(m_parts.settings.text(SettingKey::PhoneList).toUtf8());
    const auto found = std::ranges::find_if(phones, [&](const PhoneEntry &entry) {
        return entry.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == phones.end() ? name : u"%1 %2"_s.arg(found->name, found->number);
}

void ChecklistDesk::show()
{
    const BoardEntry *entry = m_parts.table.entry(m_selected);
    QList<ChecklistRow> rows;
    if (entry) {
        const ChecklistTicks::Steps &ticks = m_ticks.of(m_selected);
        for (const ChecklistStep &step : steps(*entry)) {
            const auto tick = ticks.constFind(step.id);
            rows << ChecklistRow{.id = step.id,
                                 .text = step.textIn(language()),
                                 .phone = step.phone.isEmpty() ? QString() : phoneWords(step.phone),
                                 .doneBy =
                                     tick == ticks.cend()
                                         ? QString()
                                         : tr("%1, %2", "operator and time")
                                               .arg(tick->who, QueueText::localMinute(tick->at)),
                                 .required = step.required};
        }
    }
    m_panel->setRows(rows);
    m_section->header()->setSummary(m_panel->summary());
}

void ChecklistDesk::tick(const QString &step, bool done)
{
    const BoardEntry *entry = m_parts.table.entry(m_selected);
    if (!entry)
        return;
    const QString who = m_parts.table.operatorName();
    const UtcTime now = m_parts.serverClock.at(m_parts.clock.monoNow());
    const bool changed = done ? m_ticks.tick(m_selected, step, {.who = who, .at = now})
                              : m_ticks.untick(m_selected, step);
    if (changed) {
        store(m_selected);
        QString words = step;
        for (const ChecklistStep &known : steps(*entry)) {
            if (known.id == step)
                words = known.textIn(u"en"_s);
        }
        log(m_selected, u"Callout %1: step \"%2\" %3"_s.arg(QString::number(m_selected), words,
                                                            done ? u"done"_s : u"opened again"_s));
    }
    show();
}

void ChecklistDesk::store(CalloutId id)
{
    if (m_ticks.of(id).isEmpty())
        m_parts.memory.forget(kind, memoryKey(id));
    else
        m_parts.memory.remember(kind, memoryKey(id), m_ticks.toJson(id));
}

QStringList ChecklistDesk::openSteps(const BoardEntry &entry) const
{
    QStringList open;
    if (entry.callout.isTest())
        return open; // nobody came, nobody was sent
    const ChecklistTicks::Steps &ticks = m_ticks.of(entry.id());
    for (const ChecklistStep &step : steps(entry)) {
        if (step.required && !ticks.contains(step.id))
            open << step.textIn(language());
    }
    return open;
}

bool ChecklistDesk::mayClear(CalloutId id)
{
    const auto entry = m_session ? m_session->board().find(id) : std::nullopt;
    if (!entry || entry->presence != Presence::Ended || entry->cleared || id == m_overridden)
        return true; // nothing to clear, or it was decided
    const QStringList open = openSteps(*entry);
    if (open.isEmpty())
        return true;
    if (!m_ask)
        ask(id, open);
    return false;
}

void ChecklistDesk::ask(CalloutId id, const QStringList &steps)
{
    m_ask = new OpenStepsDialog(m_parts.theme, deskHead(m_parts.table, id), steps, &m_parts.window);
    connect(m_ask, &OpenStepsDialog::overridden, this, &ChecklistDesk::clearAnyway);
    connect(m_ask, &QDialog::rejected, this, [this, id] {
        if (id != m_selected || !m_panel->firstOpen())
            return;
        m_section->setFolded(false);
        m_panel->firstOpen()->setFocus();
    });
    m_ask->open();
}

void ChecklistDesk::clearAnyway(CalloutId id, const QString &reason)
{
    log(id, u"Callout %1: to be cleared with open required steps: %2"_s.arg(
                QString::number(id), DeskActions::forLog(reason)));
    m_overridden = id;
    emit m_parts.window.clearRequested(id); // the window's way, with all that belongs to it
    m_overridden = 0;
}

void ChecklistDesk::log(CalloutId id, const QString &text)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Operator;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = m_parts.table.operatorName();
    m_parts.log.append(entry);
}

} // namespace console
