// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/directorytable.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int indent = 4;

class RowDelegate final : public QStyledItemDelegate {
public:
    RowDelegate(const Theme &theme, std::function<QByteArray(const QModelIndex &)> icons,
                QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_icons(std::move(icons))
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        option.rect.adjust(indent, 0, 0, 0); // below the words of the header
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // What AURA did not give has no text of its own.
        if (index.data(Qt::ToolTipRole).toString().isEmpty())
            option->palette.setColor(QPalette::Text, m_theme.color("textSecondary"_L1));
        option->state &= ~QStyle::State_HasFocus; // the table frames the whole row
        option->textElideMode = Qt::ElideRight;
        const QByteArray icon = m_icons ? m_icons(index) : QByteArray();
        if (icon.isEmpty())
            return;
        const int side = m_theme.scaled(16);
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
        option->features |= QStyleOptionViewItem::HasDecoration;
        const QPixmap picture =
            m_theme.iconPixmap(QLatin1StringView(icon), side, m_theme.color("text"_L1), ratio);
        option->icon = QIcon(picture);
        option->icon.addPixmap(picture, QIcon::Selected); // as strong as the word beside it
        option->decorationSize = {side, side};
    }

private:
    const Theme &m_theme;
    const std::function<QByteArray(const QModelIndex &)> m_icons;
};

} // namespace

DirectoryTable::DirectoryTable(const Theme &theme, const QString &objectName,
                               const QString &accessibleName, QWidget *parent)
    : QTableView(parent), m_theme(theme)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setObjectName(objectName + u".header"_s);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(theme.scaled(60));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setItemDelegate(new RowDelegate(theme, {}, this));
    connect(&theme, &Theme::changed, this, &DirectoryTable::refresh);
    refresh();
}

void DirectoryTable::setIcons(std::function<QByteArray(const QModelIndex &)> icons)
{
    setItemDelegate(new RowDelegate(m_theme, std::move(icons), this));
}

void DirectoryTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DirectoryTable::rowChanged);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DirectoryTable::rowChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &DirectoryTable::rowChanged);
}

void DirectoryTable::setColumnWidths(const QList<int> &px)
{
    m_widths = px;
    for (int column = 0; column < int(px.size()); ++column)
        horizontalHeader()->setSectionResizeMode(column, px.at(column) == 0 ? QHeaderView::Stretch
                                                                            : QHeaderView::Fixed);
    refresh();
}

void DirectoryTable::refresh()
{
    verticalHeader()->setDefaultSectionSize(m_theme.metric("rowCompact"_L1));
    horizontalHeader()->setFont(m_theme.font("header"_L1));
    horizontalHeader()->viewport()->setFont(m_theme.font("header"_L1)); // it paints the words
    horizontalHeader()->setFixedHeight(m_theme.metric("tableHeader"_L1));
    for (int column = 0; column < int(m_widths.size()); ++column) {
        if (m_widths.at(column) > 0)
            setColumnWidth(column, m_theme.scaled(m_widths.at(column)));
    }
    viewport()->update();
}

qint64 DirectoryTable::currentId(int role) const
{
    return currentIndex().isValid() ? currentIndex().data(role).toLongLong() : 0;
}

void DirectoryTable::setCurrentId(int role, qint64 id)
{
    for (int row = 0; model() && row < model()->rowCount(); ++row) {
        const QModelIndex at = model()->index(row, 0);
        if (at.data(role).toLongLong() != id)
            continue;
        selectRow(row);
        scrollTo(at);
        return;
    }
}

void DirectoryTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color("focusRing"_L1), 2));
    const QModelIndex current = currentIndex();
    QRect frame = viewport()->rect();
    if (current.isValid())
        frame = QRect(0, rowViewportPosition(current.row()), viewport()->width(),
                      rowHeight(current.row()));
    painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 3, 3);
}

void DirectoryTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !(event->modifiers() & ~Qt::KeypadModifier)) {
        if (currentIndex().isValid())
            emit entered();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DirectoryTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        emit entered();
}

void DirectoryTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0
        && event->reason() != Qt::MouseFocusReason)
        selectRow(0);
    viewport()->update();
}

void DirectoryTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

} // namespace console
