// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The four docks around the map: where they stand, how wide they are at which window size, and that
// none of them can get lost off the screen (design 2).
#pragma once

#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;

namespace console {

class DockTitle;
class Theme;

class WindowDocks final : public QObject {
    Q_OBJECT

public:
    struct Contents {
        QWidget *queue = nullptr;
        QWidget *log = nullptr;
        QWidget *detail = nullptr;
        QWidget *messages = nullptr;
    };

    WindowDocks(const Theme &theme, QMainWindow *window, const Contents &contents, QAction *showLog,
                QAction *showMessages);

    /// The default sizes and foldings for this window size; does nothing within the same band, nor
    /// after restore().
    void arrange(QSize window);
    /// A layout of the operator's own. False when `state` does not fit this version.
    bool restore(const QByteArray &state);
    /// For restore().
    [[nodiscard]] QByteArray state() const;
    /// Floating docks whose title cannot be reached come back into the window.
    void bringBack();
    /// Callout and messages make room for what is in the middle, or come back as they were.
    void setAside(bool aside);
    [[nodiscard]] bool isAside() const { return m_aside; }
    /// As for a window of this size that nobody has arranged.
    void reset(QSize window);
    /// Marks the dock that holds `focus`.
    void setActiveFor(const QWidget *focus);

    void setDetailTitle(const QString &title);
    void setMessagesTitle(const QString &title);
    void setQueueSummary(const QString &summary); ///< at the right of the title
    /// What the log's title says at the right, for example "Log intact · 48213".
    void setLogSummary(const QString &summary);
    [[nodiscard]] QDockWidget *queue() const { return m_queue; }
    [[nodiscard]] QDockWidget *log() const { return m_log; }
    [[nodiscard]] QDockWidget *detail() const { return m_detail; }
    [[nodiscard]] QDockWidget *messages() const { return m_messages; }
    /// Shows the messages wherever they are.
    void raiseMessages();
    void raiseDetail();

private:
    QDockWidget *add(const QString &name, const QString &title, QWidget *content,
                     Qt::DockWidgetArea area, bool closable);
    void setTabbed(bool tabbed);
    [[nodiscard]] int widthFor(QLatin1StringView pane, int window) const;

    const Theme &m_theme;
    QMainWindow *m_window = nullptr;
    QDockWidget *m_queue = nullptr;
    QDockWidget *m_log = nullptr;
    QDockWidget *m_detail = nullptr;
    QDockWidget *m_messages = nullptr;
    QSize m_band; ///< of the last arrange(): the steps of width and height
    bool m_restored = false;
    bool m_aside = false;
    bool m_messagesBefore = false; ///< shown when it had to make room
};

} // namespace console
