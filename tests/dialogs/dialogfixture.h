// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window with the product's look, over which the dialogs are opened as in the program, and the
// checks that hold for each of them.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QWidget>

namespace console::test {

class DialogFixture final {
public:
    DialogFixture();

    /// Opens it and waits until keys arrive there.
    template <typename Dialog> Dialog *open(Dialog *dialog)
    {
        dialog->open();
        return waitForActive(dialog) ? dialog : nullptr;
    }
    [[nodiscard]] static CalloutHead head(CalloutId id = 992014);
    /// Object name, accessible name and Tab for everything that can be used. Empty when all is
    /// well.
    [[nodiscard]] static QString usabilityProblem(QWidget *dialog);
    /// Presses Tab all the way round: every stop lies below or right of the one before. Empty when
    /// well.
    [[nodiscard]] static QString tabOrderProblem(QWidget *dialog);
    /// Every text that the dialog shows, holds in a property or tells assistive technology.
    [[nodiscard]] static QString everyText(QWidget *dialog);

    Theme theme;
    QWidget window;

private:
    [[nodiscard]] static bool waitForActive(QWidget *dialog);
};

/// A key to whatever has the focus in the active window, as a keyboard does.
void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void typeText(const QString &text);
template <typename Widget> Widget *child(QWidget *dialog, const char *name)
{
    return dialog->findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace console::test
