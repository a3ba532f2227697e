// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A list to choose a callout from that cannot be pointed at on the map: it has no position, or too
// many stand in one place.
#pragma once

#include "domain/callout.h"

#include <QFrame>

class QListWidget;

namespace console {

class CalloutListPopup final : public QFrame {
    Q_OBJECT

public:
    struct Row {
        CalloutId id = 0;
        QString text;
    };

    CalloutListPopup(const QString &title, const QList<Row> &rows, QWidget *parent);
    /// Below `global`, on the screen; deletes itself when it closes.
    void openAt(const QPoint &global);

signals:
    void chosen(console::CalloutId id);

private:
    QListWidget *m_list;
};

} // namespace console
