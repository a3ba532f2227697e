// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the window and its panes stand: named layouts, the map's own window, what is brought back
// onto a screen, and that all of it is as it was after a crash.
#pragma once

#include "desk.h"

#include <QPointer>
#include <QTimer>

class QAction;
class QScreen;

namespace console {

class LayoutDialog;
class WindowCentre;
class WindowDocks;

class WindowDesk final : public Desk {
    Q_OBJECT

public:
    explicit WindowDesk(const DeskParts &parts);
    ~WindowDesk() override;

    void selectionChanged(CalloutId id) override;
    void boardChanged(const BoardChanges &changes) override;

    /// Writes at once what is about to be written.
    void store();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Layout {
        QString name;
        QByteArray state;
    };

    void connectLayouts();
    void connectScreens();
    void followScreen(QScreen *screen);
    void connectMap();
    void restoreWork();
    void noteChange();
    void bringBack();
    [[nodiscard]] QList<Layout> layouts() const;
    void keep(const QList<Layout> &layouts);
    void showLayouts();
    void use(qsizetype index);
    void askForName();
    void save(const QString &name);
    void forgetCurrent();
    void reset();

    const DeskParts m_parts;
    WindowDocks &m_docks;
    WindowCentre &m_centre;
    QTimer m_soon; ///< until what was moved is written
    QTimer m_back; ///< screens come and go several at a time
    QPointer<LayoutDialog> m_dialog;
    CalloutId m_wanted = 0; ///< selected before the crash, until it is on the board
};

} // namespace console
