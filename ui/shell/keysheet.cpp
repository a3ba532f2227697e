// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keysheet.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

KeySheet::KeySheet(const Theme &theme, const ActionRegistry &actions, QWidget *parent)
    : ConsoleDialog(theme, u"keySheet"_s, tr("Keys"), parent)
{
    setPreferredWidth(900);
    setDescription(tr("Every command and its keys."));
    m_search = new QLineEdit(content());
    m_search->setObjectName(u"keySheet.search"_s);
    m_search->setPlaceholderText(tr("Find a command or a key"));
    m_search->setAccessibleName(tr("Find a command or a key"));
    m_search->setMinimumHeight(theme.metric("input"_L1));
    connect(m_search, &QLineEdit::textChanged, this, &KeySheet::narrow);
    body()->addWidget(m_search);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    using Group = ActionRegistry::Group;
    // Two columns: the callouts fill the left one.
    const QList<QList<Group>> sides{
        {Group::Callout, Group::Messages},
        {Group::Queue, Group::Map, Group::View, Group::Shift, Group::Tools, Group::Help}};
    for (const auto &side : sides) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(16);
        grid->setVerticalSpacing(3);
        columns->addLayout(grid, 1);
        int row = 0;
        for (const Group group : side)
            row = addGroup(grid, row, group, actions);
        grid->setRowStretch(row, 1);
        grid->setColumnStretch(0, 1);
    }
    body()->addLayout(columns);
    m_none = new ThemedLabel(theme, "body"_L1, "second"_L1, content());
    m_none->setObjectName(u"keySheet.none"_s);
    m_none->setText(tr("No command has these words or keys."));
    m_none->hide();
    body()->addWidget(m_none);
    body()->addStretch(1);
    setStatus(actions.lettersWantAlt()
                  ? tr("Letters want Alt (Preferences, Keys). F keys and Ctrl keys work "
                       "everywhere.")
                  : tr("Single letters work while no text field has the focus. F keys and Ctrl "
                       "keys work everywhere."));
    auto *close = addButton(u"close"_s, tr("Close"), tr("Esc"));
    makePrimary(close);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

int KeySheet::addGroup(QGridLayout *grid, int row, ActionRegistry::Group group,
                       const ActionRegistry &actions)
{
    auto *head = new ThemedLabel(theme(), "sectionTitle"_L1, {}, content());
    const QString groupName = ActionRegistry::groupName(group);
    head->setText(groupName);
    head->setContentsMargins(0, row > 0 ? 10 : 0, 0, 2);
    grid->addWidget(head, row++, 0, 1, 2);
    for (auto *action : actions.actions(group)) {
        const QString keys = ActionRegistry::keysText(action);
        if (keys.isEmpty() || !action->isVisible())
            continue;
        auto *name = new ThemedLabel(theme(), "chrome"_L1, "second"_L1, content());
        name->setText(action->text().section(u'\t', 0, 0).remove(u'&').remove(QChar(0x2026)));
        auto *key = new ThemedLabel(theme(), "sectionTitle"_L1, {}, content());
        key->setText(keys);
        grid->addWidget(name, row, 0);
        grid->addWidget(key, row++, 1);
        const QString words = groupName + u' ' + name->text() + u' ' + keys + u' '
                              + action->property("tip").toString();
        m_lines.append({words.toCaseFolded(), name, key, head});
    }
    return row;
}

void KeySheet::narrow(const QString &text)
{
    const QStringList wanted = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    QSet<QWidget *> heads;
    for (const Line &line : std::as_const(m_lines)) {
        const bool shown = std::ranges::all_of(
            wanted, [&line](const QString &word) { return line.words.contains(word); });
        line.name->setVisible(shown);
        line.key->setVisible(shown);
        if (shown)
            heads.insert(line.head);
    }
    for (const Line &line : std::as_const(m_lines))
        line.head->setVisible(heads.contains(line.head));
    m_none->setVisible(heads.isEmpty());
}

QWidget *KeySheet::firstField() const
{
    return m_search;
}

void KeySheet::closeAsked()
{
    // The first Esc is the search's.
    if (m_search->text().isEmpty())
        ConsoleDialog::closeAsked();
    else
        m_search->clear();
}

} // namespace console
