// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checklist/checklistpanel.h"

#include "ui/checklist/stepbox.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int side = 8;
constexpr int twoColumnsFrom = 400; // of the detail pane, at 100 % text size
} // namespace

ChecklistPanel::ChecklistPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_empty(new ThemedLabel(theme, "body"_L1, "second"_L1, this))
{
    setObjectName(u"checklist"_s);
    setAccessibleName(tr("Checklist"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_empty->setObjectName(u"checklist.empty"_s);
    m_empty->setText(tr("No steps for this type of response."));
    m_empty->setWordWrap(true);
}

void ChecklistPanel::makeBoxes()
{
    const auto same = [](const StepBox *box, const ChecklistRow &row) {
        return box->objectName() == u"checklist."_s + row.id;
    };
    if (std::ranges::equal(m_boxes, m_rows, same))
        return;
    // The focus does not jump to another pane because the list has grown.
    QString focused;
    for (StepBox *box : std::as_const(m_boxes)) {
        if (box->hasFocus())
            focused = box->objectName();
        delete box;
    }
    m_boxes.clear();
    for (const ChecklistRow &row : std::as_const(m_rows)) {
        auto *box = new StepBox(m_theme, u"checklist."_s + row.id, this);
        connect(box, &StepBox::clicked, this,
                [this, id = row.id](bool done) { emit ticked(id, done); });
        m_boxes << box;
        box->show();
        if (box->objectName() == focused)
            box->setFocus();
    }
    orderTabs();
}

void ChecklistPanel::setTabAfter(QWidget *widget)
{
    m_tabAfter = widget;
    orderTabs();
}

void ChecklistPanel::orderTabs()
{
    QWidget *before = m_tabAfter;
    for (StepBox *box : std::as_const(m_boxes)) {
        if (before)
            setTabOrder(before, box);
        before = box;
    }
}

void ChecklistPanel::setRows(const QList<ChecklistRow> &rows)
{
    if (m_rows == rows && m_empty->isVisibleTo(this) == rows.isEmpty())
        return;
    m_rows = rows;
    makeBoxes();
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const ChecklistRow &row = m_rows.at(i);
        QString second = row.isDone()   ? row.doneBy
                         : row.required ? tr("Required")
                                        : tr("If it applies");
        if (!row.phone.isEmpty())
            second += u" · "_s + row.phone;
        m_boxes.at(i)->setWords(row.text, second);
        m_boxes.at(i)->setChecked(row.isDone());
    }
    m_empty->setVisible(m_rows.isEmpty());
    updateGeometry();
    arrange(width(), true);
}

QString ChecklistPanel::summary() const
{
    const auto required = std::ranges::count_if(m_rows, &ChecklistRow::required);
    if (required == 0)
        return m_rows.isEmpty() ? tr("no steps") : tr("nothing required");
    const auto done = std::ranges::count_if(
        m_rows, [](const ChecklistRow &row) { return row.required && row.isDone(); });
    return tr("%1 of %2 required steps done").arg(done).arg(required);
}

QWidget *ChecklistPanel::firstOpen() const
{
    for (StepBox *box : m_boxes) {
        if (!box->isChecked())
            return box;
    }
    return m_boxes.value(0);
}

int ChecklistPanel::arrange(int width, bool move) const
{
    const int room = width - 2 * side;
    if (m_boxes.isEmpty()) {
        const int height = m_empty->heightForWidth(std::max(room, 40));
        if (move)
            m_empty->setGeometry(side + 4, side, std::max(room - 4, 0), height);
        return height + 2 * side;
    }
    const int columns = width >= m_theme.scaled(twoColumnsFrom) ? 2 : 1;
    const int column = std::max(room / columns, 40);
    int y = side / 2;
    for (qsizetype i = 0; i < m_boxes.size(); i += columns) {
        const auto line = m_boxes.sliced(i, std::min<qsizetype>(columns, m_boxes.size() - i));
        int height = 0;
        for (const StepBox *box : line)
            height = std::max(height, box->heightForWidth(column));
        int x = side;
        for (StepBox *box : line) {
            if (move)
                box->setGeometry(x, y, column, height);
            x += column;
        }
        y += height;
    }
    return y + side / 2;
}

int ChecklistPanel::heightForWidth(int width) const
{
    return arrange(width, false);
}

QSize ChecklistPanel::sizeHint() const
{
    const int width = m_theme.scaled(twoColumnsFrom);
    return {width, heightForWidth(width)};
}

QSize ChecklistPanel::minimumSizeHint() const
{
    return {m_theme.scaled(160), m_theme.metric("minTarget"_L1)};
}

void ChecklistPanel::resizeEvent(QResizeEvent *)
{
    arrange(width(), true);
}

bool ChecklistPanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // a box wants another size
        updateGeometry();
        arrange(width(), true);
    }
    return QWidget::event(event);
}

} // namespace console
