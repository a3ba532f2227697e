// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "application.h"

#include "consoleapplication.h"
#include "sidewindows.h"
#include "simulatorlink.h"
#include "summary.h"
#include "ui/dialogs/errortext.h"
#include "ui/shell/actionregistry.h"

#include <QAction>
#include <QDir>
#include <QQuickWindow>
#include <QStandardPaths>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString chooseConfigDir(const QString &wanted)
{
    const QString path = wanted.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                             : QDir(wanted).absolutePath();
    QDir().mkpath(path); // what cannot be made shows as a log that cannot be written
    return path;
}

QString cacheFolder(const QString &wantedConfigDir)
{
    const QString base = wantedConfigDir.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation)
                             : QDir(wantedConfigDir).absolutePath();
    return QDir(base).filePath(u"tiles"_s);
}

/// The map is painted tiles and one painted layer: the raster backend shows them in a tenth of the
/// time that an emulated GPU takes, and behaves the same on every machine. QT_QUICK_BACKEND or
/// QSG_RHI_BACKEND in the environment choose otherwise.
void chooseMapBackend()
{
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")
        && !qEnvironmentVariableIsSet("QSG_RHI_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

ThemeKind themeOf(const QString &name)
{
    return name == "night"_L1 ? ThemeKind::Night : ThemeKind::Day;
}

} // namespace

Application::Application(LaunchOptions options, Credentials environment)
    : m_options(std::move(options)),
      m_environment(std::move(environment)),
      m_startedAt(m_clock.monoNow()),
      m_metrics(m_options.metricsFile),
      m_configDir(chooseConfigDir(m_options.configDir)),
      m_settings(m_configDir),
      m_profiles(m_settings),
      m_secrets(makeKeychainBackend()),
      m_log(QDir(m_configDir).filePath(u"operatorlog.sqlite"_s), m_clock),
      m_memory(QDir(m_configDir).filePath(u"desk.sqlite"_s)),
      m_table([this] { return m_clock.monoNow(); }, m_serverClock)
{
    chooseMapBackend();
    m_theme.setKind(
        themeOf(m_options.theme.isEmpty() ? m_settings.text(SettingKey::Theme) : m_options.theme));
    m_theme.applyToApplication();
    const QString operatorName = m_settings.text(SettingKey::OperatorName);
    m_table.setOperatorName(operatorName);

    m_window = std::make_unique<MainWindow>(
        m_theme, m_serverClock, [this] { return m_clock.monoNow(); },
        MainWindow::Models{&m_table, &m_messages, &m_logRows});
    m_window->setOperatorName(operatorName);
    m_window->setPollInterval(std::chrono::seconds(m_settings.integer(SettingKey::PollSeconds)));
    // A run for a picture shows the layout as designed, not as somebody left it.
    if (!m_options.isUnattended()) {
        m_window->restoreLayout(m_settings.bytes(SettingKey::WindowGeometry),
                                m_settings.bytes(SettingKey::WindowState));
    }
    m_dialogs = std::make_unique<Dialogs>(Dialogs::Parts{
        *m_window, m_theme, m_table, m_settings, m_profiles, m_log, m_serverClock, m_clock});
    m_side = std::make_unique<SideWindows>(
        SideWindows::Parts{*m_window, m_theme, m_serverClock, m_clock});
    m_simulator = std::make_unique<SimulatorLink>(*m_window);

    connectWindow();
    connectSide();
    connectLog();
    m_map = std::make_unique<MapDesk>(MapDesk::Parts{*m_window, m_theme, m_settings, m_table,
                                                     m_clock, cacheFolder(m_options.configDir)});
    m_desks = makeDesks({*m_window, m_theme, m_settings, m_log, m_memory, m_table, m_messages,
                         m_serverClock, m_clock, *m_dialogs, *m_side, *m_map, m_configDir,
                         &m_metrics, m_options.isUnattended()});
    connect(&m_memory, &SqliteDeskMemory::failed, m_window.get(), [this](const QString &sentence) {
        m_window->showNotice(sentence, MainWindow::Tone::Technical);
    });
    connectMetrics();
}

Application::~Application()
{
    endSession();
    // The window looks at models and clocks that are members declared before it.
    m_desks.clear();
    m_dialogs.reset();
    m_side.reset();
    m_simulator.reset();
    m_map.reset();
    m_window.reset();
}

int Application::run()
{
    if (!m_options.metricsFile.isEmpty() && !m_metrics.isActive()) {
        qCritical("callout-console: --metrics: %s: %s", qPrintable(m_options.metricsFile),
                  qPrintable(m_metrics.errorText()));
        return 2;
    }
    start();
    return QCoreApplication::exec();
}

void Application::start()
{
    if (m_options.exitAfterSeconds > 0) {
        QTimer::singleShot(std::chrono::seconds(m_options.exitAfterSeconds), qApp,
                           [] { QCoreApplication::exit(0); });
    }
    if (m_options.isUnattended())
        startUnattended();
    logOperator(0, u"Console started"_s);
    m_map->start();
    if (m_options.size)
        m_window->resize(*m_options.size);
    m_window->show();

    if (m_options.sandbox) {
        startSandbox();
    } else if (!m_options.apiRoot.isEmpty() && m_environment.isComplete()) {
        ConnectionProfile profile;
        profile.name = m_options.apiRoot.host();
        profile.apiRoot = m_options.apiRoot;
        profile.clientId = m_environment.clientId;
        profile.usesToken = !m_environment.token.isEmpty();
        beginSession(profile, m_environment);
    } else {
        connectFirst();
    }
}

void Application::startUnattended()
{
    m_unattended = std::make_unique<UnattendedRun>(UnattendedRun::Job{
        .screenshotFile = m_options.screenshotFile,
        .summary = m_options.summary,
        .window = m_window.get(),
        .mapSettled = [this] { return m_map->isSettled(); },
        .summaryText =
            [this] {
                return boardSummary(m_table, m_link,
                                    m_session ? m_session->profile().name : QString());
            },
    });
    connect(m_unattended.get(), &UnattendedRun::finished, qApp,
            [](int code) { QCoreApplication::exit(code); });
}

void Application::startSandbox()
{
    sandbox::Options options;
    options.seed = m_options.sandboxSeed;
    options.speed = m_options.sandboxSpeed;
    options.scenario = m_options.sandboxScenario;
    if (!m_options.sandboxDialect.isEmpty())
        options.dialect = m_options.sandboxDialect;
    m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
    const Credentials credentials{
        .clientId = options.clientId, .clientSecret = options.clientSecret, .token = {}};
    connect(m_sandbox.get(), &sandbox::EmbeddedSandbox::started, this,
            [this, credentials](const QUrl &root) {
                ConnectionProfile profile;
                profile.name = tr("Sandbox");
                profile.apiRoot = root;
                profile.clientId = credentials.clientId;
                profile.sandbox = true;
                beginSession(profile, credentials);
            });
    connect(m_sandbox.get(), &sandbox::EmbeddedSandbox::failed, this,
            [this](const QString &reason) {
                const QString sentence = tr("The sandbox could not be started: %1").arg(reason);
                m_window->showNotice(sentence, MainWindow::Tone::Technical);
                if (m_unattended)
                    m_unattended->fail(sentence);
            });
    m_sandbox->start();
}

void Application::connectFirst()
{
    if (m_unattended) {
        m_unattended->fail(
            u"nothing to connect to: give --sandbox, or --api-url with its sign-in."_s);
        return;
    }
    std::optional<ConnectionProfile> profile = m_profiles.lastUsed();
    if (!m_options.apiRoot.isEmpty()) {
        profile.emplace();
        profile->name = m_options.apiRoot.host();
        profile->apiRoot = m_options.apiRoot;
    }
    // Asked first, so that the dialog promises no keychain that is not there.
    m_secrets.read(u"keychain-probe"_s, this, [this, profile](auto found) {
        m_dialogs->setKeychainAvailable(found || found.error().kind == SecretError::Kind::NotFound);
        if (!profile && m_profiles.profiles().empty())
            m_window->actions().action("help.firstStart"_L1)->trigger();
        else
            m_dialogs->openConnection(profile);
    });
}

void Application::signIn(const ConnectionProfile &profile, const Credentials &credentials,
                         bool remember)
{
    if (profile.sandbox) {
        startSandbox();
        return;
    }
    if (const auto saved = m_profiles.save(profile); saved)
        m_profiles.setLastUsed(profile.name);
    const QString secret = profile.usesToken ? credentials.token : credentials.clientSecret;
    if (secret.isEmpty()) {
        // A saved profile: its secret is in the keychain, or was kept in memory.
        m_secrets.read(profile.name, this, [this, profile, credentials](auto found) {
            if (!found) {
                m_dialogs->showConnectionProblem(
                    tr("No secret is stored for this profile. Type it in. (%1)")
                        .arg(found.error().detail));
                return;
            }
            Credentials whole = credentials;
            (profile.usesToken ? whole.token : whole.clientSecret) = *found;
            beginSession(profile, whole);
        });
        return;
    }
    if (remember) {
        m_secrets.write(profile.name, secret, this, [this, profile, secret](auto written) {
            if (written)
                return;
            m_secrets.keepInMemory(profile.name, secret);
            m_window->showNotice(
                tr("No keychain keeps the secret of %1; it is kept in memory until the "
                   "console ends.")
                    .arg(profile.name));
        });
    } else {
        m_secrets.keepInMemory(profile.name, secret);
    }
    beginSession(profile, credentials);
}

void Application::beginSession(const ConnectionProfile &profile, const Credentials &credentials)
{
    endSession();
    if (!profile.sandbox)
        m_sandbox.reset(); // nobody is connected to it any more
    m_settings.setCurrentProfile(profile.sandbox ? QString() : profile.name);
    m_boardRead = false;
    const Session::Manners manners{.limits = {},
                                   .requestsPerSecond =
                                       double(m_settings.integer(SettingKey::RequestsPerSecond)),
                                   .burst = m_settings.integer(SettingKey::RequestBurst)};
    m_session = std::make_unique<Session>(profile, credentials, m_clock, m_serverClock, m_log,
                                          m_settings.text(SettingKey::OperatorName), manners);
    m_window->setProfile(profile.name, profile.sandbox);
    logOperator(
        0, u"Signing in to %1"_s.arg(profile.sandbox ? u"the sandbox"_s : profile.apiRoot.host()));
    connectSession();
    connectConversation();
    m_dialogs->setSession(m_session.get());
    m_side->setSession(m_session.get());
    m_map->setSession(m_session.get());
    for (const auto &desk : m_desks)
        desk->setSession(m_session.get());
    restoreOwnership();
    m_simulator->begin(profile.apiRoot);
    m_session->start(std::chrono::seconds(m_settings.integer(SettingKey::PollSeconds)));
}

void Application::endSession()
{
    if (!m_session)
        return;
    m_dialogs->setSession(nullptr);
    m_side->setSession(nullptr);
    m_map->setSession(nullptr);
    for (const auto &desk : m_desks)
        desk->setSession(nullptr);
    m_simulator->end();
    BoardChanges gone;
    for (const BoardEntry &entry : m_session->board().entries())
        gone.removed += entry.id();
    m_session.reset();
    if (!gone.isEmpty())
        applyBoard(gone);
    m_messages.setMessages({});
    m_link = {};
    m_window->setLink(m_link);
}

void Application::logOperator(CalloutId id, const QString &text)
{
    LogEntry entry;
    entry.kind = id ? LogEntry::Kind::Operator : LogEntry::Kind::Session;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = m_settings.text(SettingKey::OperatorName);
    m_log.append(entry);
}

} // namespace console
