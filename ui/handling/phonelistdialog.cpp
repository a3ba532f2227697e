// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/phonelistdialog.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int rowsShown = 8;
} // namespace

PhoneListDialog::PhoneListDialog(const Theme &theme, const QList<PhoneEntry> &entries,
                                 QWidget *parent)
    : ConsoleDialog(theme, u"phoneList"_s, tr("Phone list"), parent)
{
    setPreferredWidth(520);
    setDescription(tr("Whom to phone when AURA cannot be reached."));
    if (entries.isEmpty()) {
        auto *empty = new ThemedLabel(theme, "body"_L1, "second"_L1, content());
        empty->setObjectName(u"phoneList.empty"_s);
        empty->setWordWrap(true);
        empty->setText(tr("The phone list is empty. Add AURA control and whom else this desk "
                          "calls in Preferences, Phone list."));
        body()->addWidget(empty);
    } else {
        buildList(entries);
    }
    body()->addStretch(1);
    auto *edit = addButton(u"edit"_s, tr("&Edit in preferences…"), tr("Alt E"));
    connect(edit, &QPushButton::clicked, this, [this] {
        accept();
        emit editRequested();
    });
    if (!entries.isEmpty()) {
        auto *dial = addButton(u"dial"_s, tr("&Dial"), tr("Alt D"));
        connect(dial, &QPushButton::clicked, this, [this] { emit dialRequested(current()); });
        auto *copy = addButton(u"copy"_s, tr("&Copy number"), tr("Enter"));
        connect(copy, &QPushButton::clicked, this, [this] { enterPressed(); });
    }
    m_close = addButton(u"close"_s, tr("C&lose"), tr("Esc"));
    makePrimary(m_close);
    connect(m_close, &QPushButton::clicked, this, &PhoneListDialog::reject);
}

void PhoneListDialog::buildList(const QList<PhoneEntry> &entries)
{
    m_list = new QTableWidget(int(entries.size()), 2, content());
    m_list->setObjectName(u"phoneList.list"_s);
    m_list->setAccessibleName(tr("Phone list"));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->setShowGrid(false);
    m_list->setHorizontalHeaderLabels({tr("Name"), tr("Number")});
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->verticalHeader()->hide();
    const int row = theme().metric("rowCompact"_L1);
    m_list->verticalHeader()->setDefaultSectionSize(row);
    for (int i = 0; i < int(entries.size()); ++i) {
        m_list->setItem(i, 0, new QTableWidgetItem(entries.at(i).name));
        m_list->setItem(i, 1, new QTableWidgetItem(entries.at(i).number));
    }
    m_list->setCurrentCell(0, 0);
    m_list->setFixedHeight(row * std::clamp(int(entries.size()), 3, rowsShown)
                           + m_list->horizontalHeader()->sizeHint().height() + 4);
    connect(m_list, &QTableWidget::cellDoubleClicked, this, [this] { enterPressed(); });
    body()->addWidget(m_list);
}

QWidget *PhoneListDialog::firstField() const
{
    return m_list ? static_cast<QWidget *>(m_list) : m_close;
}

QString PhoneListDialog::current() const
{
    const QTableWidgetItem *item = m_list ? m_list->item(m_list->currentRow(), 1) : nullptr;
    return item ? item->text() : QString();
}

void PhoneListDialog::enterPressed()
{
    const QString number = current();
    if (number.isEmpty()) {
        reject();
        return;
    }
    emit copyRequested(number);
    setStatus(tr("Copied %1").arg(number));
    announce(statusText());
}

QList<PhoneEntry> PhoneListDialog::read(const QByteArray &json)
{
    QList<PhoneEntry> entries;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const QJsonValue value : list) {
        const PhoneEntry entry{.name = value["name"_L1].toString().simplified(),
                               .number = value["number"_L1].toString().simplified()};
        if (!entry.name.isEmpty() && !entry.number.isEmpty())
            entries << entry;
    }
    return entries;
}

} // namespace console
