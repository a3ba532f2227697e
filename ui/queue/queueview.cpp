// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queueview.h"

#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int wideFrom = 720; ///< design: 756 at 1920, 672 at 1600
constexpr int narrowFrom = 580; ///< 452 at 1280

QJsonObject columnSizes(const Theme &theme, QueueLayout layout)
{
    const auto columns = theme.tokens("layout"_L1)["columns"_L1];
    switch (layout) {
    case QueueLayout::Wide: return columns["wide"_L1].toObject();
    case QueueLayout::Narrow: return columns["narrow"_L1].toObject();
    case QueueLayout::Smallest: break;
    }
    return columns["smallest"_L1].toObject();
}

} // namespace

QueueView::QueueView(CalloutFilterProxyModel &proxy, const Theme &theme,
                     std::function<MonoTime()> now, const ServerClock &serverClock, QWidget *parent)
    : QTableView(parent),
      m_proxy(proxy),
      m_theme(theme),
      m_delegate(new QueueDelegate(proxy, theme, std::move(now), serverClock, this))
{
    setObjectName("queueView"_L1);
    setAccessibleName(tr("Callouts"));
    setModel(&proxy);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setUpHeaders();
    connect(&proxy, &QAbstractItemModel::rowsInserted, this, &QueueView::restoreSelection);
    connect(&proxy, &QAbstractItemModel::rowsRemoved, this, &QueueView::restoreSelection);
    connect(&proxy, &QAbstractItemModel::layoutChanged, this, &QueueView::restoreSelection);
    connect(&proxy.table(), &QAbstractItemModel::rowsRemoved, this, &QueueView::sourceRowsGone);
    for (const auto signal :
         {&QAbstractItemModel::rowsAboutToBeInserted, &QAbstractItemModel::rowsAboutToBeRemoved})
        connect(&proxy, signal, this, &QueueView::noteAnchor);
    connect(&proxy, &QAbstractItemModel::rowsAboutToBeMoved, this, &QueueView::noteAnchor);
    connect(&proxy, &QAbstractItemModel::layoutAboutToBeChanged, this, &QueueView::noteAnchor);
    connect(&proxy, &CalloutFilterProxyModel::caughtUp, this, &QueueView::keepAnchor);
    connect(&proxy, &CalloutFilterProxyModel::refiltered, this, [this] { m_anchored = false; });
    connect(&theme, &Theme::changed, this, &QueueView::refreshLook);
    refreshLook();
}

void QueueView::setUpHeaders()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    QHeaderView *header = horizontalHeader();
    header->setObjectName("queueHeader"_L1);
    header->setMinimumSectionSize(1);
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(CalloutTableModel::Place, QHeaderView::Stretch);
}

void QueueView::refreshLook()
{
    m_delegate->forgetTexts();
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    verticalScrollBar()->setSingleStep(m_delegate->rowHeight());
    horizontalHeader()->setFont(m_theme.font("header"_L1));
    horizontalHeader()->viewport()->setFont(m_theme.font("header"_L1)); // it paints the words
    horizontalHeader()->setFixedHeight(m_theme.metric("tableHeader"_L1));
    applyColumns();
    viewport()->update();
}

QueueLayout QueueView::layoutFor(int width) const
{
    if (width >= m_theme.scaled(wideFrom))
        return QueueLayout::Wide;
    return width >= m_theme.scaled(narrowFrom) ? QueueLayout::Narrow : QueueLayout::Smallest;
}

void QueueView::applyColumns()
{
    const QueueLayout layout = layoutFor(width());
    m_delegate->look.layout = layout;
    const QJsonObject sizes = columnSizes(m_theme, layout);
    const auto set = [&](CalloutTableModel::Column column, QLatin1StringView name) {
        setColumnHidden(column, !sizes.contains(name));
        if (sizes[name].isDouble())
            setColumnWidth(column, m_theme.scaled(sizes[name].toInt()));
    };
    set(CalloutTableModel::State, "state"_L1);
    set(CalloutTableModel::Clock, "clock"_L1);
    set(CalloutTableModel::CalloutNumber, "callout"_L1);
    set(CalloutTableModel::Owner, layout == QueueLayout::Wide ? "owner"_L1 : "ownerAndData"_L1);
    set(CalloutTableModel::Data, "data"_L1);
    set(CalloutTableModel::Marks, "marks"_L1);
}

void QueueView::resizeEvent(QResizeEvent *event)
{
    if (layoutFor(width()) != m_delegate->look.layout)
        applyColumns();
    QTableView::resizeEvent(event);
}

void QueueView::select(CalloutId id)
{
    if (m_selected == id) {
        if (const int row = m_proxy.rowOf(id); row >= 0)
            scrollTo(m_proxy.index(row, 0));
        return;
    }
    m_selected = id;
    const int row = id == 0 ? -1 : m_proxy.rowOf(id);
    markRow(row);
    if (row >= 0)
        scrollTo(m_proxy.index(row, 0));
    emit calloutSelected(id);
}

void QueueView::markRow(int row)
{
    const QScopedValueRollback guard(m_syncing, true);
    if (row < 0)
        selectionModel()->clear();
    else
        selectionModel()->setCurrentIndex(m_proxy.index(row, 0), QItemSelectionModel::ClearAndSelect
                                                                     | QItemSelectionModel::Rows);
}

void QueueView::restoreSelection()
{
    if (m_selected == 0 || selectionModel()->hasSelection())
        return;
    if (const int row = m_proxy.rowOf(m_selected); row >= 0)
        markRow(row);
}

void QueueView::sourceRowsGone()
{
    if (m_selected != 0 && !m_proxy.table().find(m_selected))
        select(0);
}

void QueueView::noteAnchor()
{
    if (std::exchange(m_anchored, true))
        return;
    m_anchor = {};
    // At the top of the list a new callout must show above what is being looked at.
    if (verticalScrollBar()->value() == 0)
        return;
    int row = viewport()->underMouse() ? rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()) : -1;
    if (row < 0 && m_selected != 0) {
        const int selected = m_proxy.rowOf(m_selected);
        const int top = selected < 0 ? -1 : rowViewportPosition(selected);
        if (top > -verticalHeader()->defaultSectionSize() && top < viewport()->height())
            row = selected;
    }
    if (row < 0)
        row = rowAt(0);
    if (row >= 0)
        m_anchor = {m_proxy.idAt(row), rowViewportPosition(row)};
}

void QueueView::keepAnchor()
{
    m_anchored = false;
    const int row = m_anchor.id == 0 ? -1 : m_proxy.rowOf(m_anchor.id);
    if (row < 0)
        return;
    executeDelayedItemsLayout(); // or the scroll bar knows the former number of rows only
    const int offset = rowViewportPosition(row) - m_anchor.top;
    if (offset != 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + offset);
}

void QueueView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // The base class would select a neighbour; another callout must never take the place of one
    // that an operator is looking at.
    const QModelIndex current = currentIndex();
    const QScopedValueRollback guard(m_syncing, true);
    if (current.isValid() && current.row() >= start && current.row() <= end)
        selectionModel()->clear();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void QueueView::selectionChanged(const QItemSelection &now, const QItemSelection &before)
{
    QTableView::selectionChanged(now, before);
    viewport()->update(); // the frame goes round the whole row
    if (m_syncing)
        return;
    const QModelIndexList rows = selectionModel()->selectedRows();
    const CalloutId id = rows.isEmpty() ? 0 : m_proxy.idAt(rows.first().row());
    if (m_selected == id)
        return;
    m_selected = id;
    emit calloutSelected(id);
}

QModelIndex QueueView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_proxy.rowCount() - 1;
    if (last < 0)
        return {};
    switch (action) {
    case MoveHome: return m_proxy.index(0, 0);
    case MoveEnd: return m_proxy.index(last, 0);
    case MoveLeft:
    case MoveRight: return currentIndex();
    default: break;
    }
    if (!currentIndex().isValid())
        return m_proxy.index(0, 0);
    return QTableView::moveCursor(action, modifiers);
}

void QueueView::keyPressEvent(QKeyEvent *event)
{
    emit touched(true);
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        if (plain) {
            QTableView::keyPressEvent(event);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (plain && m_selected != 0) {
            if (!event->isAutoRepeat())
                emit calloutActivated(m_selected);
            event->accept();
            return;
        }
        break;
    default: break;
    }
    event->ignore();
}

void QueueView::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        emit touched(false);
    QTableView::keyReleaseEvent(event);
}

void QueueView::focusInEvent(QFocusEvent *event)
{
    // Not the item view's: it would make the first row current although nobody chose it.
    QAbstractScrollArea::focusInEvent(event);
    m_delegate->look.focused = true;
    viewport()->update();
}

void QueueView::focusOutEvent(QFocusEvent *event)
{
    emit touched(false);
    m_delegate->look.focused = false;
    QTableView::focusOutEvent(event);
    viewport()->update();
}

bool QueueView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        emit touched(true);
    else if (event->type() == QEvent::MouseButtonRelease)
        emit touched(false);
    return QTableView::viewportEvent(event);
}

void QueueView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit calloutActivated(m_proxy.idAt(index.row()));
}

void QueueView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = indexAt(event->pos());
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const int row = m_selected == 0 ? -1 : m_proxy.rowOf(m_selected);
        index = row < 0 ? QModelIndex() : m_proxy.index(row, 0);
        if (index.isValid()) {
            scrollTo(index);
            where = viewport()->mapToGlobal(visualRect(index).center());
        }
    }
    if (!index.isValid()) {
        event->ignore();
        return;
    }
    const CalloutId id = m_proxy.idAt(index.row());
    select(id);
    emit contextMenuWanted(id, where);
    event->accept();
}

void QueueView::tick(bool wholeSecond)
{
    if (!isVisible())
        return;
    if (wholeSecond)
        repaintTimes();
    if (wholeSecond || !m_delegate->look.reducedMotion)
        repaintStates(wholeSecond);
}

void QueueView::repaintTimes()
{
    // Where there is no column for it the age of the data stands below the owner.
    const auto age = isColumnHidden(CalloutTableModel::Data) ? CalloutTableModel::Owner
                                                             : CalloutTableModel::Data;
    for (const int column : {int(CalloutTableModel::Clock), int(age)})
        viewport()->update(columnViewportPosition(column), 0, columnWidth(column),
                           viewport()->height());
}

void QueueView::repaintStates(bool wholeSecond)
{
    const int last = rowAt(viewport()->height() - 1);
    const int end = last < 0 ? m_proxy.rowCount() : last + 1;
    for (int row = std::max(0, rowAt(0)); row < end; ++row) {
        // New ones flash and become late, an arrival that is foretold comes nearer.
        const DisplayState state = m_proxy.rowAt(row).state;
        if (state == DisplayState::New || (wholeSecond && state == DisplayState::Dispatched))
            viewport()->update(visualRect(m_proxy.index(row, CalloutTableModel::State)));
    }
}

} // namespace console
