// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real pane on a window of its own, with the standing clock.
#pragma once

#include "tests/models/boardfixture.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queueview.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

namespace fixture {

struct Window : Desk {
    Theme theme;
    QWidget window;
    QueuePane pane{table, theme, [this] { return clock.mono; }, server, &window};
    QueueView *view = pane.findChild<QueueView *>();
    QLineEdit *filter = pane.findChild<QLineEdit *>(u"queueFilterEdit"_s);

    explicit Window(QSize size = {756, 480})
    {
        theme.applyToApplication();
        table.setPlaceNames(&places);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(&pane);
        window.resize(size);
    }
    [[nodiscard]] bool show()
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    [[nodiscard]] QWidget *child(const QString &name) const
    {
        return pane.findChild<QWidget *>(name);
    }
    /// A pixel of the view's viewport.
    [[nodiscard]] QColor pixel(QPoint at) const
    {
        return view->viewport()->grab().toImage().pixelColor(at);
    }
    /// Five of them, ids 1 to 5, the oldest first.
    void addTaken(const QString &owner = u"Op 03"_s)
    {
        for (CalloutId id = 1; id <= 5; ++id)
            add({taken(id, owner, CalloutStatus::Created, Millis(100'000 - id * 1000))});
    }
};

} // namespace fixture
