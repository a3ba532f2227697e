// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The console as it runs, all of it but main(), signed in to a real sandbox process; worked with
// keys.
#pragma once

#include "sandboxprocess.h"

#include "application.h"
#include "consoleapplication.h"
#include "ui/shell/windowpanes.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace e2e {

using namespace console;

class ConsoleDesk final {
public:
    explicit ConsoleDesk(const QUrl &root, QSize size = {1600, 1000})
    {
        {
            Settings settings(m_config.path());
            settings.set(SettingKey::PollSeconds, 1);
            settings.flush();
        }
        LaunchOptions options;
        options.apiRoot = root;
        options.configDir = m_config.path();
        options.size = size;
        m_application =
            std::make_unique<Application>(options, Credentials{.clientId = u"sandbox"_s,
                                                               .clientSecret = u"sandbox-secret"_s,
                                                               .token = {}});
        m_application->start();
    }

    [[nodiscard]] bool waitForWindow()
    {
        return QTest::qWaitForWindowActive(&window())
               && QTest::qWaitFor(
                   [this] {
                       return application().session()
                              && application().session()->monitor().link().kind
                                     == LinkState::Kind::Linked;
                   },
                   15000);
    }
    Application &application() { return *m_application; }
    MainWindow &window() { return m_application->window(); }
    [[nodiscard]] QString configDir() const { return m_config.path(); }

    [[nodiscard]] std::optional<BoardEntry> entry(CalloutId id)
    {
        return m_application->session()->board().find(id);
    }
    [[nodiscard]] bool waitFor(CalloutId id)
    {
        return QTest::qWaitFor([&] { return m_application->table().rowOf(id) >= 0; }, 10000);
    }
    /// Selects, as the arrows of the queue would.
    void select(CalloutId id) { window().selectCallout(id); }
    /// A key in the main window, which is made the active one: offscreen nobody does that after a
    /// dialog.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        window().activateWindow();
        (void)QTest::qWaitFor([this] { return QApplication::activeWindow() == &window(); }, 5000);
        QTest::keyClick(&window(), key, modifiers);
    }
    /// The open dialog of this name; null when none opens within 5 s.
    QDialog *dialog(const QString &name)
    {
        QDialog *found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (auto *dialog : window().findChildren<QDialog *>()) {
                    if (dialog->objectName() == name && dialog->isVisible())
                        found = dialog;
                }
                return found != nullptr;
            },
            5000);
        if (!found)
            return nullptr;
        // There is no window manager offscreen that would do it.
        found->activateWindow();
        const bool active =
            QTest::qWaitFor([&] { return QApplication::activeWindow() == found; }, 5000);
        return active ? found : nullptr;
    }
    /// Every step of the selected callout's checklist, so that it can be cleared.
    void tickChecklist()
    {
        for (auto *box : window().findChildren<QAbstractButton *>()) {
            if (qstrcmp(box->metaObject()->className(), "console::StepBox") == 0
                && !box->isChecked())
                box->click();
        }
    }
    /// The operator log's entries about a callout, oldest first, as "text|outcome".
    QStringList log(CalloutId id)
    {
        QStringList lines;
        bool read = false;
        m_application->log().recent(500, m_application.get(), [&](auto entries) {
            read = true;
            if (!entries)
                return;
            for (const LogEntry &entry : *entries) {
                if (entry.calloutId == id)
                    lines += entry.text + u'|' + entry.outcome;
            }
        });
        (void)QTest::qWaitFor([&] { return read; }, 5000);
        return lines;
    }

private:
    QTemporaryDir m_config;
    std::unique_ptr<Application> m_application;
};

/// From the public contract example: the sandbox's sample customer and the code that goes with it.
constexpr CustomerId sampleCustomer = 178921;
inline const QString sampleCode = u"4567"_s;

} // namespace e2e

#define CONSOLE_E2E_MAIN(TestClass)                                                                \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        console::ConsoleApplication application(argc, argv);                                       \
        TestClass test;                                                                            \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
