// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/keysheet.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

KeySheet::KeySheet(const Theme &theme, const ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"keySheet"_s);
    setWindowTitle(tr("Keys"));
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    const int edge = theme.metric("dialogPadding"_L1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(14);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    using Group = ActionRegistry::Group;
    // Two columns: the callouts fill the left one.
    const QList<QList<Group>> sides{{Group::Callout, Group::Messages, Group::Shift},
                                    {Group::Map, Group::View, Group::Tools, Group::Help}};
    for (const auto &side : sides) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(16);
        grid->setVerticalSpacing(3);
        columns->addLayout(grid);
        int row = 0;
        for (const Group group : side)
            row = addGroup(grid, row, group, theme, actions);
        grid->setRowStretch(row, 1);
    }
    column->addLayout(columns);
    auto *note = new ThemedLabel(theme, "rowSecond"_L1, "second"_L1, this);
    note->setText(tr("Single letters work while no text field has the focus. "
                     "F keys and Ctrl keys work everywhere."));
    column->addWidget(note);
    auto *close = new KeyButton(theme, tr("Close"), this);
    close->setObjectName(u"keySheet.close"_s);
    close->setAccessibleName(tr("Close"));
    close->setKeyHint(tr("Esc"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
}

int KeySheet::addGroup(QGridLayout *grid, int row, ActionRegistry::Group group, const Theme &theme,
                       const ActionRegistry &actions)
{
    auto *head = new ThemedLabel(theme, "sectionTitle"_L1, {}, this);
    head->setText(ActionRegistry::groupName(group));
    head->setContentsMargins(0, row > 0 ? 10 : 0, 0, 2);
    grid->addWidget(head, row++, 0, 1, 2);
    for (auto *action : actions.actions(group)) {
        const QString keys = ActionRegistry::keysText(action);
        if (keys.isEmpty() || !action->isVisible())
            continue;
        auto *name = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
        name->setText(action->text().section(u'\t', 0, 0).remove(u'&').remove(QChar(0x2026)));
        auto *key = new ThemedLabel(theme, "sectionTitle"_L1, {}, this);
        key->setText(keys);
        grid->addWidget(name, row, 0);
        grid->addWidget(key, row++, 1);
    }
    return row;
}

} // namespace console
