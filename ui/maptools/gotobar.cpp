// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maptools/gotobar.h"

#include "ui/maptools/geowords.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int widest = 460;
constexpr int edge = 12; // from the map's border
constexpr int rowHeight = 26; // design 5: targets at least 24

} // namespace

GoToBar::GoToBar(const Theme &theme, QWidget *map)
    : QFrame(map),
      m_theme(theme),
      m_edit(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_sentence(new ThemedLabel(theme, "body"_L1, {}, this))
{
    setObjectName(u"map.goTo"_s);
    setAccessibleName(tr("Go to a position, place or callout"));
    m_edit->setObjectName(u"map.goTo.text"_s);
    m_edit->setAccessibleName(tr("Go to"));
    m_edit->setPlaceholderText(tr("Coordinates, Plus Code, place or callout"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(4'000); // links are long
    m_list->setObjectName(u"map.goTo.found"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus); // the arrows in the line move in it
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sentence->setObjectName(u"map.goTo.sentence"_s);
    m_sentence->setWordWrap(true);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 8, 8, 8);
    rows->setSpacing(6);
    rows->addWidget(m_edit);
    rows->addWidget(m_list);
    rows->addWidget(m_sentence);
    connect(m_edit, &QLineEdit::textChanged, this, &GoToBar::refresh);
    connect(m_list, &QListWidget::itemClicked, this, [this] { go(m_list->currentRow()); });
    connect(&theme, &Theme::changed, this, &GoToBar::layOut);
    m_edit->installEventFilter(this);
    map->installEventFilter(this);
    hide();
}

GoToBar::~GoToBar() = default;

void GoToBar::open()
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    refresh();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void GoToBar::close()
{
    if (!isVisible())
        return;
    const bool hasKeyboard = m_edit->hasFocus();
    hide();
    if (hasKeyboard && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void GoToBar::refresh()
{
    m_answer = m_search.answer(m_edit->text());
    m_list->clear();
    for (const GoToTarget &target : std::as_const(m_answer.targets)) {
        auto *item = new QListWidgetItem(target.text + u"  ·  "_s + target.detail, m_list);
        item->setToolTip(target.text);
        item->setSizeHint({0, m_theme.scaled(rowHeight)});
    }
    m_list->setCurrentRow(m_answer.targets.isEmpty() ? -1 : 0);
    m_list->setVisible(!m_answer.targets.isEmpty());
    // Half a word is not wrong yet: until Enter the line only says what it takes.
    m_sentence->setTone("second"_L1);
    m_sentence->setPlainText(GeoWords::sentence(GeoProblem::Empty));
    m_sentence->setVisible(m_answer.targets.isEmpty());
    layOut();
}

void GoToBar::go(qsizetype index)
{
    if (index < 0 || index >= m_answer.targets.size()) {
        m_sentence->setTone("warn"_L1);
        m_sentence->setPlainText(m_answer.sentence);
        m_sentence->show();
        layOut();
        emit announced(m_answer.sentence);
        return;
    }
    const GoToTarget target = m_answer.targets.at(index);
    close();
    if (target.callout != 0)
        emit calloutWanted(target.callout);
    else
        emit goTo(target.point, target.zoom, target.text);
}

bool GoToBar::keyPressed(int key)
{
    const int count = m_list->count();
    const int row = m_list->currentRow();
    switch (key) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: go(row); return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (count > 0) {
            m_list->setCurrentRow((row + (key == Qt::Key_Down ? 1 : count - 1)) % count);
            emit announced(m_list->currentItem()->text());
        }
        return true;
    default: return false;
    }
}

bool GoToBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        layOut();
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept(); // the window's own meaning of these keys waits
            return true;
        }
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return keyPressed(static_cast<QKeyEvent *>(event)->key());
    return QFrame::eventFilter(watched, event);
}

void GoToBar::layOut()
{
    const int width = std::min(widest, parentWidget()->width() - 2 * edge);
    const int rows = std::min(m_list->count(), GoToSearch::mostTargets);
    if (rows > 0)
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    layout()->activate();
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setGeometry((parentWidget()->width() - width) / 2, edge, width, height);
}

void GoToBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color("lineControl"_L1));
    painter.setBrush(m_theme.color("panel"_L1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

} // namespace console
