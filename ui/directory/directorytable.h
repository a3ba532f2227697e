// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table of whole rows: the focus frames the row, icons stand before words that say the same, and
// Enter is told apart from a click.
#pragma once

#include <QTableView>

#include <functional>

namespace console {

class Theme;

class DirectoryTable final : public QTableView {
    Q_OBJECT

public:
    DirectoryTable(const Theme &theme, const QString &objectName, const QString &accessibleName,
                   QWidget *parent);

    /// An icon of the tokens for a cell; empty for none.
    void setIcons(std::function<QByteArray(const QModelIndex &)> icons);
    void setModel(QAbstractItemModel *model) override;
    /// At 100 % text size; 0 = what is left.
    void setColumnWidths(const QList<int> &px);
    /// Of the chosen row, as the role gives it; 0 when none is chosen.
    [[nodiscard]] qint64 currentId(int role) const;
    /// Chooses that row when it is there.
    void setCurrentId(int role, qint64 id);

signals:
    void rowChanged(); ///< another row is chosen, or none, or its data changed
    void entered(); ///< Enter or a double click on the chosen row

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    QList<int> m_widths;
};

} // namespace console
