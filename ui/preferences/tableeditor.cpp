// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/tableeditor.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsShown = 8;
constexpr int valueRole = Qt::UserRole;

/// A list to choose from in the cells of a column with choices.
class ChoiceDelegate final : public QStyledItemDelegate {
public:
    ChoiceDelegate(const TableEditor::Choices &choices, QObject *parent)
        : QStyledItemDelegate(parent), m_choices(choices)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        for (const auto &[value, words] : m_choices)
            box->addItem(words, value);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(std::max(0, box->findData(index.data(valueRole))));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        const auto *box = static_cast<QComboBox *>(editor);
        model->setItemData(
            index, {{Qt::DisplayRole, box->currentText()}, {valueRole, box->currentData()}});
    }

private:
    const TableEditor::Choices m_choices;
};

} // namespace

TableEditor::TableEditor(const Theme &theme, const QString &name, const QString &words,
                         const QList<Column> &columns, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_columns(columns)
{
    setObjectName(name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    buildTable(words);
    column->addWidget(m_table);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    addButton(u"add"_s, tr("A&dd row"), tr("Ins"), &TableEditor::addRow);
    m_remove = addButton(u"remove"_s, tr("&Remove row"), tr("Del"), &TableEditor::removeRow);
    m_up = addButton(u"up"_s, tr("Move &up"), tr("Alt Up"), &TableEditor::moveUp);
    m_down = addButton(u"down"_s, tr("Move d&own"), tr("Alt Down"), &TableEditor::moveDown);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    setFocusProxy(m_table);
    refresh();
}

void TableEditor::buildTable(const QString &words)
{
    m_table = new QTableWidget(0, int(m_columns.size()), this);
    m_table->setObjectName(objectName() + u".table"_s);
    m_table->setAccessibleName(words);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.scaled(30));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setMinimumHeight(m_theme.scaled(30 * rowsShown + 34));
    QStringList titles;
    for (int i = 0; i < m_columns.size(); ++i) {
        titles += m_columns.at(i).title;
        if (!m_columns.at(i).choices.isEmpty())
            m_table->setItemDelegateForColumn(i, new ChoiceDelegate(m_columns.at(i).choices, this));
    }
    m_table->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (int i = 0; i < m_columns.size(); ++i) {
        m_table->horizontalHeader()->setSectionResizeMode(i, m_columns.at(i).choices.isEmpty()
                                                                 ? QHeaderView::Stretch
                                                                 : QHeaderView::ResizeToContents);
    }
    m_table->installEventFilter(this);
    connect(m_table, &QTableWidget::itemChanged, this, &TableEditor::changed);
    connect(m_table, &QTableWidget::currentCellChanged, this, &TableEditor::refresh);
}

void TableEditor::addBeside(QWidget *widget)
{
    m_buttons->addWidget(widget);
}

KeyButton *TableEditor::addButton(const QString &name, const QString &text, const QString &hint,
                                  void (TableEditor::*act)())
{
    auto *button = new KeyButton(m_theme, text, this);
    button->setObjectName(objectName() + u'.' + name);
    button->setAccessibleName(withoutMnemonic(text));
    button->setKeyHint(hint);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    m_buttons->addWidget(button);
    return button;
}

void TableEditor::putRow(int at, const QStringList &cells)
{
    m_table->insertRow(at);
    for (int i = 0; i < m_columns.size(); ++i) {
        const QString value = cells.value(i);
        QString words = value;
        for (const auto &[key, text] : m_columns.at(i).choices) {
            if (key == value)
                words = text;
        }
        auto *item = new QTableWidgetItem(words);
        item->setData(valueRole, value);
        m_table->setItem(at, i, item);
    }
}

void TableEditor::setRows(const QList<QStringList> &rows)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (const QStringList &row : rows)
        putRow(m_table->rowCount(), row);
    if (!rows.isEmpty())
        m_table->setCurrentCell(0, 0);
    refresh();
}

QList<QStringList> TableEditor::rows() const
{
    QList<QStringList> all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int i = 0; i < m_columns.size(); ++i) {
            const auto *item = m_table->item(row, i);
            const bool chosen = !m_columns.at(i).choices.isEmpty();
            cells += chosen ? item->data(valueRole).toString() : item->text();
        }
        all += cells;
    }
    return all;
}

void TableEditor::selectRow(int row)
{
    m_table->setCurrentCell(row, 0);
}

void TableEditor::addRow()
{
    const int at = m_table->currentRow() + 1;
    QStringList cells;
    for (const Column &column : m_columns)
        cells += column.first;
    {
        const QSignalBlocker quiet(m_table);
        putRow(at, cells);
    }
    m_table->setCurrentCell(at, 0);
    m_table->setFocus();
    m_table->edit(m_table->currentIndex());
    emit changed();
}

void TableEditor::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    refresh();
    emit changed();
}

void TableEditor::moveRow(int by)
{
    const int from = m_table->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_table->rowCount())
        return;
    const int column = m_table->currentColumn();
    QList<QStringList> all = rows();
    all.swapItemsAt(from, to);
    setRows(all);
    m_table->setCurrentCell(to, column);
    emit changed();
}

void TableEditor::refresh()
{
    if (!m_down)
        return; // still being built
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
}

bool TableEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers() & Qt::AltModifier;
    switch (key->key()) {
    case Qt::Key_Insert: addRow(); return true;
    case Qt::Key_Delete: removeRow(); return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt)
            moveRow(key->key() == Qt::Key_Up ? -1 : 1);
        return alt;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() & ~Qt::KeypadModifier || !m_table->currentIndex().isValid())
            break;
        m_table->edit(m_table->currentIndex()); // Enter would close the window otherwise
        return true;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace console
