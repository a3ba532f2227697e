// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/calloutlistpopup.h"

#include <QLabel>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int kMostRows = 12; ///< shown at once

} // namespace

CalloutListPopup::CalloutListPopup(const QString &title, const QList<Row> &rows, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_list(new QListWidget(this))
{
    setObjectName(u"map.calloutList"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    auto *head = new QLabel(title, this);
    head->setTextFormat(Qt::PlainText);
    layout->addWidget(head);
    layout->addWidget(m_list);
    m_list->setObjectName(u"map.calloutList.rows"_s);
    m_list->setAccessibleName(title);
    m_list->setUniformItemSizes(true);
    for (const Row &row : rows) {
        auto *item = new QListWidgetItem(row.text, m_list);
        item->setData(Qt::UserRole, row.id);
    }
    m_list->setCurrentRow(0);
    const int height = m_list->sizeHintForRow(0) * std::min(kMostRows, int(rows.size()));
    m_list->setFixedHeight(height + 2 * m_list->frameWidth());
    m_list->setMinimumWidth(std::max(220, m_list->sizeHintForColumn(0) + 40));
    const auto choose = [this](const QListWidgetItem *item) {
        const CalloutId id = item->data(Qt::UserRole).toLongLong();
        close();
        emit chosen(id);
    };
    connect(m_list, &QListWidget::itemClicked, this, choose);
    connect(m_list, &QListWidget::itemActivated, this, choose);
}

void CalloutListPopup::openAt(const QPoint &global)
{
    adjustSize();
    QPoint corner = global;
    if (const QScreen *on = screen()) {
        const QRect room = on->availableGeometry();
        corner.setX(
            std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        corner.setY(
            std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(corner);
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

} // namespace console
