// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/operatorlogpane.h"

#include "ui/log/logdelegate.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

OperatorLogPane::OperatorLogPane(OperatorLogModel &model, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_model(model), m_theme(theme), m_view(new QTableView(this))
{
    setObjectName("operatorLogPane"_L1);
    setAccessibleName(tr("Operator log"));
    m_view->setObjectName("operatorLogView"_L1);
    m_view->setAccessibleName(tr("Operator log, newest first"));
    m_view->setModel(&model);
    m_view->setItemDelegate(new LogDelegate(theme, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->horizontalHeader()->hide();
    m_view->horizontalHeader()->setMinimumSectionSize(1);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setSectionResizeMode(OperatorLogModel::Text, QHeaderView::Stretch);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(1);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->installEventFilter(this);
    connect(m_view, &QTableView::doubleClicked, this, &OperatorLogPane::open);
    connect(&theme, &Theme::changed, this, &OperatorLogPane::refreshLook);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    refreshLook();
}

void OperatorLogPane::refreshLook()
{
    const auto widthOf = [this](QLatin1StringView role, const QString &text) {
        return QFontMetrics(m_theme.font(role)).horizontalAdvance(text);
    };
    m_view->verticalHeader()->setDefaultSectionSize(m_theme.metric("rowLog"_L1));
    m_view->setColumnWidth(OperatorLogModel::Time, widthOf("rowSecond"_L1, u"00:00:00.000"_s) + 19);
    m_view->setColumnWidth(OperatorLogModel::CalloutNumber,
                           widthOf("chrome"_L1, u"999 999"_s) + 22);
    m_view->setColumnWidth(OperatorLogModel::Outcome,
                           widthOf("rowSecond"_L1, u"not delivered"_s) + 20);
    m_view->viewport()->update();
}

QSize OperatorLogPane::sizeHint() const
{
    return {m_theme.scaled(452), m_theme.metric("rowLog"_L1) * 7};
}

void OperatorLogPane::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (const CalloutId id = m_model.entryAt(index.row()).calloutId; id > 0)
        emit calloutWanted(id);
}

bool OperatorLogPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int code = key->key();
    if (code == Qt::Key_Return || code == Qt::Key_Enter) {
        open(m_view->currentIndex());
        return true;
    }
    const bool moves = code == Qt::Key_Up || code == Qt::Key_Down || code == Qt::Key_PageUp
                       || code == Qt::Key_PageDown || code == Qt::Key_Tab
                       || code == Qt::Key_Backtab;
    if (moves && !(key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)))
        return false;
    event->ignore(); // letters are the window's commands, not a search in the log
    return true;
}

} // namespace console
