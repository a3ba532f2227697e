// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cross-layer connections of the application: services to models, window to services.
#include "application.h"

#include "consoleapplication.h"
#include "heap.h"
#include "sidewindows.h"
#include "simulatorlink.h"
#include "ui/dialogs/errortext.h"

#include <QElapsedTimer>
#include <QThreadPool>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

MessageRow toRow(const ConversationMessage &message)
{
    MessageRow row;
    row.localId = quint64(message.localId);
    row.author = MessageRow::Author(int(message.author));
    row.text = message.text;
    row.at = message.at;
    row.delivery = MessageRow::Delivery(int(message.delivery));
    if (message.error)
        row.note = errorText(*message.error, ErrorContext::Message);
    else if (message.author == ConversationMessage::Author::NotGiven)
        row.note = message.source;
    return row;
}
static_assert(int(ConversationMessage::Author::AuraControl) == int(MessageRow::AuraControl));
static_assert(int(ConversationMessage::Author::System) == int(MessageRow::System));
static_assert(int(ConversationMessage::Delivery::NotSent) == int(MessageRow::NotSent));

} // namespace

void Application::connectWindow()
{
    MainWindow *window = m_window.get();
    const auto withSession = [this](auto &&act) {
        return [this, act](auto &&...arguments) {
            if (m_session)
                act(*m_session, arguments...);
        };
    };
    connect(window, &MainWindow::takeNextRequested, this, withSession([this](Session &session) {
                if (const CalloutId id = session.commands().takeNext())
                    m_window->selectCallout(id);
            }));
    connect(window, &MainWindow::clearRequested, this,
            withSession([this](Session &session, CalloutId id) {
                const auto entry = session.board().find(id);
                // Cosmetic and only assumed by the contract (6.18), so off unless a site wants it.
                if (session.commands().clear(id)
                    && m_settings.integer(SettingKey::DismissCleared) != 0 && entry
                    && entry->callout.isClosed())
                    session.commands().dismiss(id);
            }));
    connect(
        window, &MainWindow::contactEndedRequested, this,
        withSession([](Session &session, CalloutId id) { session.commands().contactEnded(id); }));
    connect(window, &MainWindow::sendMessageRequested, this,
            withSession([](Session &session, CalloutId id, const QString &text) {
                session.conversation().send(id, text);
            }));
    connect(window, &MainWindow::retryMessageRequested, this,
            withSession(
                [](Session &session, quint64 id) { session.conversation().retry(qint64(id)); }));
    connect(window, &MainWindow::discardMessageRequested, this,
            withSession(
                [](Session &session, quint64 id) { session.conversation().discard(qint64(id)); }));
    connect(window, &MainWindow::readAgainRequested, this, withSession([this](Session &session) {
                session.monitor().pollNow();
                if (const CalloutId id = m_window->selected())
                    session.reader().readNow(id);
            }));
    connect(window, &MainWindow::selectedChanged, this, &Application::selectCallout);
    connect(window, &MainWindow::themeToggled, this, &Application::setTheme);
    connect(window, &MainWindow::closing, this,
            [this](const QByteArray &geometry, const QByteArray &state) {
                if (m_options.isUnattended())
                    return;
                m_settings.set(SettingKey::WindowGeometry, geometry);
                m_settings.set(SettingKey::WindowState, state);
            });
    connect(m_dialogs.get(), &Dialogs::signInRequested, this, &Application::signIn);
}

void Application::connectSide()
{
    connect(m_side.get(), &SideWindows::raiseForCustomerRequested, m_dialogs.get(),
            &Dialogs::raiseForCustomer);
    connect(m_side.get(), &SideWindows::raiseAtSiteRequested, m_dialogs.get(),
            &Dialogs::raiseAtSite);
    connect(m_simulator.get(), &SimulatorLink::found, this, [this] {
        if (m_session)
            m_window->setProfile(m_session->profile().name, true);
    });
    connect(m_simulator.get(), &SimulatorLink::changed, this, [this] {
        if (m_session)
            m_session->monitor().pollNow();
    });
}

void Application::connectLog()
{
    connect(&m_log, &SqliteOperatorLog::appended, this,
            [this](const LogEntry &entry) { m_logRows.append(entry); });
    connect(&m_log, &SqliteOperatorLog::stateChanged, this, [this](SqliteOperatorLog::State state) {
        const bool writable = state == SqliteOperatorLog::State::Ready;
        if (state == SqliteOperatorLog::State::Opening)
            return;
        m_window->setLogState(writable, writable ? tr("Log") : m_log.sentence());
    });
    connect(&m_log, &SqliteOperatorLog::verified, this,
            [this](qint64 entries, bool intact, qint64 firstBad) {
                m_window->setLogState(
                    m_log.state() == SqliteOperatorLog::State::Ready,
                    intact ? tr("Log intact · %1").arg(entries)
                           : tr("Log altered at entry %1. Tell your supervisor.").arg(firstBad));
            });
    m_log.recent(OperatorLogModel::capacity, this, [this](auto entries) {
        // What was appended while they were read is in the model already, above them.
        if (!entries)
            return;
        m_logRows.addOlder(QList<LogEntry>(entries->cbegin(), entries->cend()));
        m_past = pastOwnership(QList<LogEntry>(entries->cbegin(), entries->cend()));
        restoreOwnership();
    });
}

/// Who had taken what before the program ended, crash included. Only this operator's own: what
/// another one took here must ring for whoever sits here now.
void Application::restoreOwnership()
{
    if (!m_session || m_past.isEmpty())
        return;
    const QString me = m_settings.text(SettingKey::OperatorName);
    QList<PastOwnership> mine;
    std::ranges::copy_if(m_past, std::back_inserter(mine),
                         [&me](const PastOwnership &past) { return past.owner == me; });
    m_session->board().restoreOwnership(mine);
    m_past.clear();
}

void Application::connectMetrics()
{
    auto *application = qobject_cast<ConsoleApplication *>(QCoreApplication::instance());
    if (!application || !m_metrics.isActive())
        return;
    application->watchWindow(m_window.get());
    connect(application, &ConsoleApplication::stalled, this,
            [this](double ms, const QString &what) {
                m_metrics.stall(ms, m_boardRead ? u"run"_s : u"start"_s, what);
            });
    connect(application, &ConsoleApplication::painted, this, [this] {
        if (!m_unpainted)
            return;
        const MonoTime received = m_unpainted->transfer.received;
        m_unpainted->receivedToPaintedMs = double((m_clock.monoNow() - received).count());
        m_metrics.poll(*m_unpainted);
        m_unpainted.reset();
    });
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { m_metrics.finish(); });
}

void Application::connectSession()
{
    Session &session = *m_session;
    connect(&session.monitor(), &CalloutMonitor::snapshotReceived, this,
            &Application::applySnapshot);
    connect(&session.feed(), &SnapshotFeed::fed, this, &Application::snapshotFed);
    connect(&session.monitor(), &CalloutMonitor::linkChanged, this, [this](const LinkState &state) {
        m_link = state;
        m_window->setLink(state);
        m_dialogs->setLink(state);
        m_side->setLink(state);
        for (const auto &desk : m_desks)
            desk->setLink(state);
        if (m_unattended)
            m_unattended->linkChanged(state);
    });
    connect(&session.board(), &CalloutBoard::readMoved, this, [this](MonoTime at) {
        m_table.setReadAt(at);
        m_window->setReadAt(at);
    });
    connect(&session.board(), &CalloutBoard::changed, this, &Application::applyBoard);
    connect(&session.reader(), &DetailScheduler::customerRead, m_window.get(),
            &MainWindow::setCustomer);
    connect(&session.lookups(), &LookupCache::responseTypesRead, this,
            [this](const QList<ResponseType> &types) {
                m_table.setResponseTypes(types);
                m_window->setResponseTypes(types);
            });
}

void Application::connectConversation()
{
    Conversation &conversation = m_session->conversation();
    connect(&conversation, &Conversation::changed, this, &Application::showMessages);
    connect(&conversation, &Conversation::unreadChanged, &m_table, &CalloutTableModel::setUnread);
}

void Application::applySnapshot(const Snapshot &snapshot)
{
    // What the last poll changed was never painted: nothing on screen had to move.
    if (m_unpainted) {
        m_metrics.poll(*m_unpainted);
        m_unpainted.reset();
    }
    m_poll.emplace();
    m_poll->transfer = snapshot.transfer;
    m_poll->callouts = snapshot.callouts.size();
    QElapsedTimer timer;
    timer.start();
    m_session->feed().feed(snapshot);
    // A large one goes on in later turns of the event loop: this is its first then.
    Metrics::Poll &poll = m_poll ? *m_poll : *m_unpainted;
    poll.diffMs = double(timer.nsecsElapsed()) / 1e6 - poll.applyMs;
}

/// All of the newest list is on the board.
void Application::snapshotFed()
{
    m_unpainted = std::exchange(m_poll, {});
    if (!m_boardRead) {
        m_boardRead = true;
        m_metrics.start(double((m_clock.monoNow() - m_startedAt).count()));
        // Reading the map data and the first list took much for a moment.
        QTimer::singleShot(3s, this, [] { QThreadPool::globalInstance()->start(returnFreeHeap); });
        if (m_unattended)
            m_unattended->boardRead();
    } else if (m_unattended && m_unpainted
               && (m_unpainted->added || m_unpainted->updated || m_unpainted->removed)) {
        m_unattended->boardMoved();
    }
}

void Application::applyBoard(const BoardChanges &changes)
{
    QElapsedTimer timer;
    timer.start();
    m_table.apply(changes);
    m_window->applyBoard(changes);
    for (const BoardUpdate &update : changes.updated) {
        if (update.entry.id() == m_window->selected() && update.fields & BoardField::Position)
            m_map->setSelected(update.entry.id()); // the address of where it is now
    }
    for (const auto &desk : m_desks)
        desk->boardChanged(changes);
    if (m_poll) {
        m_poll->applyMs += double(timer.nsecsElapsed()) / 1e6;
        m_poll->added += changes.added.size();
        m_poll->updated += changes.updated.size();
        m_poll->removed += changes.removed.size();
    }
}

void Application::selectCallout(CalloutId id)
{
    if (!m_session)
        return;
    m_session->reader().select(id);
    showMessages(id, id ? m_session->conversation().messages(id) : QList<ConversationMessage>());
    m_session->reports().want(id);
    m_side->showPapers(id);
    m_map->setSelected(id);
    for (const auto &desk : m_desks)
        desk->selectionChanged(id);
    if (!id)
        return;
    const auto entry = m_session->board().find(id);
    if (const auto customer =
            entry ? m_session->reader().customer(entry->callout.customerId) : std::nullopt)
        m_window->setCustomer(*customer);
}

void Application::showMessages(CalloutId id, const QList<ConversationMessage> &messages)
{
    if (id != m_window->selected())
        return;
    QList<MessageRow> rows;
    rows.reserve(messages.size());
    for (const ConversationMessage &message : messages)
        rows += toRow(message);
    m_messages.setMessages(rows);
    m_window->setMessagesRead(!id || (m_session && m_session->conversation().isRead(id)));
    if (id && m_session && m_window->isActiveWindow())
        m_session->conversation().markRead(id);
}

void Application::setTheme(ThemeKind kind)
{
    m_theme.setKind(kind); // the application follows by itself
    m_settings.set(SettingKey::Theme, kind == ThemeKind::Night ? u"night"_s : u"day"_s);
}

} // namespace console
