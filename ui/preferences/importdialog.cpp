// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/importdialog.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

ImportDialog::ImportDialog(const Theme &theme, const QString &file, const QList<Change> &changes,
                           QWidget *parent)
    : ConsoleDialog(theme, u"importSettings"_s, tr("Import settings"), parent)
{
    setPreferredWidth(760);
    const QString name = QFileInfo(file).fileName();
    const QString words =
        changes.isEmpty()
            ? tr("%1 holds what is set here already. Nothing would change.").arg(name)
            : tr("%1 would change what is listed here. Nothing has been changed yet.").arg(name);
    setDescription(words);
    auto *head = new ThemedLabel(theme, "body"_L1, {}, content());
    head->setObjectName(u"importSettings.words"_s);
    head->setWordWrap(true);
    head->setText(words);
    body()->addWidget(head);
    if (!changes.isEmpty()) {
        auto *table = new QTableWidget(int(changes.size()), 3, content());
        table->setObjectName(u"importSettings.changes"_s);
        table->setAccessibleName(tr("What would change"));
        table->setHorizontalHeaderLabels({tr("Setting"), tr("Now"), tr("After the import")});
        table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        table->horizontalHeader()->setHighlightSections(false);
        table->verticalHeader()->hide();
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->setTabKeyNavigation(false);
        table->setMinimumHeight(theme.scaled(260));
        for (int row = 0; row < changes.size(); ++row) {
            const Change &change = changes.at(row);
            const QString cells[] = {change.what, change.now, change.then};
            for (int i = 0; i < 3; ++i) {
                auto *item = new QTableWidgetItem(cells[i]);
                item->setToolTip(cells[i]);
                table->setItem(row, i, item);
            }
        }
        body()->addWidget(table);
    }
    m_cancel =
        addButton(u"cancel"_s, changes.isEmpty() ? tr("Close") : tr("Change nothing"), tr("Esc"));
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    if (changes.isEmpty()) {
        makePrimary(m_cancel);
        return;
    }
    auto *agree = addButton(u"agree"_s, tr("&Import"), tr("Ctrl Enter"));
    makePrimary(agree);
    const auto take = [this] {
        emit agreed();
        finish();
    };
    connect(agree, &QPushButton::clicked, this, take);
    onCtrlEnter(take);
}

QWidget *ImportDialog::firstField() const
{
    return m_cancel;
}

} // namespace console
