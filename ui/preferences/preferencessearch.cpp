// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the preferences that finds its way: the list at the left and the search above it.

#include "ui/preferences/mappreferencespage.h"
#include "ui/preferences/preferencepageview.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/preferences/preferencewords.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>

namespace console {

using namespace Qt::StringLiterals;
using Kind = PreferenceSpec::Kind;

namespace {

constexpr int pageRole = Qt::UserRole; ///< PreferencePage
constexpr int specRole = Qt::UserRole + 1; ///< row of the table; -1 = the page itself

} // namespace

PreferencePageView *PreferencesDialog::pageOf(PreferencePage page) const
{
    return m_pages.at(int(page));
}

QWidget *PreferencesDialog::widgetOf(const PreferenceSpec &spec) const
{
    if (spec.kind == Kind::OnMapPage)
        return m_map->findChild<QWidget *>(spec.name);
    return findChild<QWidget *>(u"preferences."_s + spec.name);
}

/// The pages, or what the search has found.
void PreferencesDialog::fillList()
{
    m_filling = true;
    m_list->clear();
    const QString wanted = m_search->text().trimmed();
    if (wanted.isEmpty()) {
        for (int i = 0; i < m_pages.size(); ++i) {
            const auto page = PreferencePage(i);
            auto *item = new QListWidgetItem(theme().icon(PreferenceTable::pageIcon(page)),
                                             PreferenceTable::pageName(page), m_list);
            item->setData(pageRole, i);
            item->setData(specRole, -1);
        }
    } else {
        for (const qsizetype row : PreferenceWords::find(m_rows, wanted)) {
            const PreferenceSpec &spec = m_rows.at(row);
            auto *item = new QListWidgetItem(theme().icon(PreferenceTable::pageIcon(spec.page)),
                                             QString(spec.label).remove(QChar(0x2026)), m_list);
            item->setToolTip(PreferenceTable::pageName(spec.page));
            item->setData(pageRole, int(spec.page));
            item->setData(specRole, int(row));
        }
        if (m_list->count() == 0) {
            auto *none = new QListWidgetItem(tr("No setting has these words."), m_list);
            none->setFlags(Qt::NoItemFlags);
        }
    }
    m_filling = false;
}

void PreferencesDialog::search(const QString &text)
{
    const int page = m_stack->currentIndex();
    fillList();
    for (PreferencePageView *view : std::as_const(m_pages))
        view->mark(nullptr);
    if (text.trimmed().isEmpty())
        showPage(PreferencePage(page));
    else if (m_list->item(0)->flags() != Qt::NoItemFlags)
        m_list->setCurrentRow(0);
    announce(text.trimmed().isEmpty() ? QString() : m_list->item(0)->text());
}

void PreferencesDialog::listMoved(int row)
{
    if (m_filling || row < 0)
        return;
    const QListWidgetItem *item = m_list->item(row);
    if (item->flags() == Qt::NoItemFlags)
        return;
    if (const int spec = item->data(specRole).toInt(); spec >= 0)
        goTo(spec, false);
    else
        m_stack->setCurrentIndex(item->data(pageRole).toInt());
}

/// Shows the setting and marks it; `focus` also puts the cursor there.
void PreferencesDialog::goTo(qsizetype specRow, bool focus)
{
    const PreferenceSpec &spec = m_rows.at(specRow);
    m_stack->setCurrentIndex(int(spec.page));
    QWidget *widget = widgetOf(spec);
    for (PreferencePageView *view : std::as_const(m_pages))
        view->mark(view == pageOf(spec.page) ? widget : nullptr);
    auto *scroll = static_cast<QScrollArea *>(m_stack->currentWidget());
    scroll->ensureWidgetVisible(widget, 0, 60);
    if (focus)
        widget->setFocus(Qt::ShortcutFocusReason);
}

void PreferencesDialog::showPage(PreferencePage page)
{
    m_stack->setCurrentIndex(int(page));
    if (!m_search->text().isEmpty())
        return; // the list shows what was found
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(int(page));
}

QWidget *PreferencesDialog::firstField() const
{
    return m_search;
}

void PreferencesDialog::enterPressed()
{
    const QWidget *focus = focusWidget();
    if (focus != m_search && focus != m_list) {
        take(true);
        return;
    }
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->flags() == Qt::NoItemFlags)
        return;
    if (const int spec = item->data(specRole).toInt(); spec >= 0) {
        goTo(spec, true);
        return;
    }
    const PreferencePageView *page = m_pages.at(m_stack->currentIndex());
    if (!page->fields().isEmpty())
        page->fields().first()->editor()->setFocus(Qt::ShortcutFocusReason);
    else
        m_list->setFocus();
}

void PreferencesDialog::closeAsked()
{
    // The first Esc is the search's.
    if (m_search->hasFocus() && !m_search->text().isEmpty()) {
        m_search->clear();
        return;
    }
    ConsoleDialog::closeAsked();
}

bool PreferencesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return ConsoleDialog::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_search
        && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up || key->key() == Qt::Key_PageDown
            || key->key() == Qt::Key_PageUp)) {
        QCoreApplication::sendEvent(m_list, key);
        return true;
    }
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if ((watched == m_list || watched == m_search) && enter
        && !(key->modifiers() & ~Qt::KeypadModifier)) {
        enterPressed(); // before the list takes it for itself
        return true;
    }
    return ConsoleDialog::eventFilter(watched, event);
}

} // namespace console
