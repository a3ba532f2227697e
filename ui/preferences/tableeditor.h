// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small table that people fill in: rows are added, removed and moved by buttons and by keys.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QTableWidget;

namespace console {

class KeyButton;
class Theme;

class TableEditor final : public QWidget {
    Q_OBJECT

public:
    using Choices = QList<std::pair<QString, QString>>; ///< value and words
    struct Column {
        QString title;
        Choices choices; ///< empty = free text
        QString first; ///< in a row that is added
    };

    /// `name` begins the names of its parts; `words` is what assistive technology calls it.
    TableEditor(const Theme &theme, const QString &name, const QString &words,
                const QList<Column> &columns, QWidget *parent);

    void setRows(const QList<QStringList> &rows);
    [[nodiscard]] QList<QStringList> rows() const;
    void selectRow(int row); ///< from 0
    /// At the end of the line of buttons.
    void addBeside(QWidget *widget);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable(const QString &words);
    KeyButton *addButton(const QString &name, const QString &text, const QString &hint,
                         void (TableEditor::*act)());
    void putRow(int at, const QStringList &cells);
    void addRow();
    void removeRow();
    void moveUp() { moveRow(-1); }
    void moveDown() { moveRow(1); }
    void moveRow(int by);
    void refresh();

    const Theme &m_theme;
    const QList<Column> m_columns;
    QTableWidget *m_table = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    KeyButton *m_remove = nullptr;
    KeyButton *m_up = nullptr;
    KeyButton *m_down = nullptr;
};

} // namespace console
