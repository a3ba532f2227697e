// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The faults that run now, each with the button that ends it.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QWidget>

class QListWidget;

namespace console {

class KeyButton;
class Theme;
class ThemedLabel;

class FaultList final : public QWidget {
    Q_OBJECT

public:
    explicit FaultList(const Theme &theme, QWidget *parent);

    /// Keeps the chosen line where it is.
    void setFaults(const QList<QJsonObject> &faults);
    [[nodiscard]] const QList<QJsonObject> &faults() const { return m_faults; }
    void setBusy(bool busy);

signals:
    /// All that shall run from now on.
    void changed(const QList<QJsonObject> &faults);

private:
    void endOne();
    void refresh();

    const Theme &m_theme;
    QList<QJsonObject> m_faults;
    QListWidget *m_list = nullptr;
    ThemedLabel *m_none = nullptr;
    KeyButton *m_end = nullptr;
    KeyButton *m_endAll = nullptr;
    bool m_busy = false;
};

} // namespace console
