// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Go to": one line over the map that takes whatever somebody reads out or pastes, shows what it
// would lead to, and goes there. It moves the map only when asked.
#pragma once

#include "ui/maptools/gotosearch.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace console {

class Theme;
class ThemedLabel;

class GoToBar final : public QFrame {
    Q_OBJECT

public:
    /// Lies at the top of `map` and follows its width.
    GoToBar(const Theme &theme, QWidget *map);
    ~GoToBar() override;

    [[nodiscard]] GoToSearch &search() { return m_search; }

public slots:
    /// Shows it with the keyboard in it; what was typed last is selected.
    void open();
    /// Hides it; the keyboard goes back to where it was.
    void close();

signals:
    void goTo(const console::LatLon &point, double zoom, const QString &label);
    void calloutWanted(console::CalloutId id);
    /// A line for assistive technology.
    void announced(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void go(qsizetype index);
    void layOut();
    bool keyPressed(int key);

    const Theme &m_theme;
    GoToSearch m_search;
    GoToAnswer m_answer;
    QLineEdit *m_edit;
    QListWidget *m_list;
    ThemedLabel *m_sentence;
    QPointer<QWidget> m_before; ///< had the keyboard
};

} // namespace console
