// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Made-up customers, subscriptions and sites, and a directory window that is open over a desk.
#pragma once

#include "dialogfixture.h"
#include "tests/support/manualclock.h"
#include "ui/directory/directorywindow.h"

#include <QAbstractButton>

namespace console::test {

[[nodiscard]] Customer thandeka();
[[nodiscard]] QList<Subscription> subscriptionsOf(CustomerId id, UtcTime now);
[[nodiscard]] QList<SubscriptionType> types();
[[nodiscard]] QList<FixedLocation> sites();
[[nodiscard]] ApiError error(ApiError::Kind kind, int status, const QString &detail = {});
[[nodiscard]] LinkState link(LinkState::Kind kind);

/// A label's text in a dialog.
[[nodiscard]] QString text(QWidget *dialog, const char *name);
/// Empties the field and types into it.
void retype(QWidget *dialog, const char *name, const QString &words);
/// Object and accessible names for all that Tab reaches; empty when all is well.
[[nodiscard]] QString tabStopProblem(QWidget *window);
/// Where Tab stops, all the way round from where the focus is; without the window's own name.
[[nodiscard]] QString tabRound();

struct Directory {
    Directory();

    /// Reads customer 201554 and the subscriptions.
    void openCustomer();
    void openSites();
    /// Until keys arrive there.
    [[nodiscard]] bool focus();
    [[nodiscard]] QString words(const char *label);
    [[nodiscard]] QAbstractButton *button(const char *name);
    void click(const char *name);
    template <typename Widget> Widget *child(const char *name)
    {
        return window.findChild<Widget *>(QString::fromLatin1(name));
    }
    /// The dialog over the window, with the focus; null when there is none.
    template <typename Dialog> Dialog *dialog()
    {
        auto *found = window.findChild<Dialog *>();
        return found && QTest::qWaitForWindowActive(found) ? found : nullptr;
    }

    DialogFixture desk;
    ManualClock clock;
    ServerClock serverClock{clock};
    DirectoryWindow window{desk.theme, serverClock, [this] { return clock.monoNow(); },
                           &desk.window};
};

} // namespace console::test
