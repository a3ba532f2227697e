// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/health/apihealthdialog.h"

#include "ui/detail/fieldgrid.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/health/healthtablemodel.h"
#include "ui/health/healthtext.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

ApiHealthDialog::ApiHealthDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_model(new HealthTableModel(this))
{
    setObjectName(u"apiHealth"_s);
    setWindowTitle(tr("API health"));
    setAccessibleName(windowTitle());
    setAccessibleDescription(
        tr("How AURA's API has behaved since sign-in. Counts and names only."));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    const int edge = theme.metric("dialogPadding"_L1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge - 4);
    column->setSpacing(12);
    column->addWidget(buildSummary());
    column->addWidget(buildTable(), 3);
    column->addWidget(buildDrift(), 2);
    column->addWidget(buildButtons());
    resize(theme.scaled(980), theme.scaled(700));
    setReport({});
    m_table->setFocus();
}

QWidget *ApiHealthDialog::buildSummary()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(8);
    m_summary = new FieldGrid(m_theme, u"apiHealth.summary"_s, box);
    m_summary->addText("since"_L1, tr("Period"));
    m_summary->addText("rate"_L1, tr("Requests"));
    m_summary->addText("circuit"_L1, tr("Reading"));
    m_summary->addText("clock"_L1, tr("Server clock"));
    for (auto *label : m_summary->findChildren<ThemedLabel *>()) {
        label->setTextInteractionFlags(Qt::NoTextInteraction); // "Copy" takes all of it
        label->setFocusPolicy(Qt::NoFocus);
    }
    column->addWidget(m_summary);
    m_clockWarning = new QWidget(box);
    m_clockWarning->setObjectName(u"apiHealth.clockWarning"_s);
    auto *line = new QHBoxLayout(m_clockWarning);
    line->setContentsMargins(12, 0, 12, 0);
    line->setSpacing(8);
    line->addWidget(
        new IconMark(m_theme, IconMark::Kind::Icon, "warn", 16, "techText"_L1, m_clockWarning), 0,
        Qt::AlignTop);
    m_clockWords = new ThemedLabel(m_theme, "sectionTitle"_L1, "tech"_L1, m_clockWarning);
    m_clockWords->setObjectName(u"apiHealth.clockWarning.words"_s);
    m_clockWords->setText(
        tr("The clocks of this computer and of AURA differ by more than a second."));
    line->addWidget(m_clockWords, 1);
    column->addWidget(m_clockWarning);
    return box;
}

QWidget *ApiHealthDialog::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"apiHealth.table"_s);
    m_table->setAccessibleName(tr("Endpoints of the API"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.metric("rowCompact"_L1));
    connect(&m_theme, &Theme::changed, m_table, [this] {
        m_table->verticalHeader()->setDefaultSectionSize(m_theme.metric("rowCompact"_L1));
    });
    auto *header = m_table->horizontalHeader();
    header->setObjectName(u"apiHealth.table.header"_s);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    using Model = HealthTableModel;
    const std::initializer_list<std::pair<int, int>> widths{
        {Model::Title, 210}, {Model::Requests, 86}, {Model::Failures, 64},
        {Model::P50, 76},    {Model::P95, 76},      {Model::LastErrorAt, 164}};
    for (const auto &[section, width] : widths)
        header->resizeSection(section, m_theme.scaled(width));
    header->setSectionResizeMode(Model::LastError, QHeaderView::Stretch);
    header->setMinimumSectionSize(40);
    return m_table;
}

QWidget *ApiHealthDialog::buildDrift()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(6);
    auto *title = new ThemedLabel(m_theme, "sectionTitle"_L1, {}, box);
    title->setText(tr("What in AURA's answers this program does not know"));
    column->addWidget(title);
    m_noDrift = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, box);
    m_noDrift->setObjectName(u"apiHealth.noDrift"_s);
    m_noDrift->setText(tr("Nothing: every answer was as the contract describes it."));
    column->addWidget(m_noDrift);
    m_drift = new QTreeWidget(box);
    m_drift->setObjectName(u"apiHealth.drift"_s);
    m_drift->setAccessibleName(tr("What in AURA's answers this program does not know"));
    m_drift->setHeaderLabels({tr("Name"), tr("Count"), tr("What it means")});
    m_drift->setAlternatingRowColors(true);
    m_drift->setUniformRowHeights(true);
    m_drift->setColumnWidth(0, m_theme.scaled(260));
    m_drift->setColumnWidth(1, m_theme.scaled(70));
    column->addWidget(m_drift, 1);
    column->addStretch(0);
    return box;
}

QWidget *ApiHealthDialog::buildButtons()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 2, 0, 0);
    line->setSpacing(8);
    m_copied = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, row);
    m_copied->setObjectName(u"apiHealth.copied"_s);
    line->addWidget(m_copied, 1);
    auto *copyButton = new KeyButton(m_theme, tr("&Copy as text"), row);
    copyButton->setObjectName(u"apiHealth.copy"_s);
    copyButton->setAccessibleName(tr("Copy as text"));
    copyButton->setIconId(u"copy"_s);
    copyButton->setAutoDefault(false);
    connect(copyButton, &QPushButton::clicked, this, &ApiHealthDialog::copy);
    line->addWidget(copyButton);
    auto *close = new KeyButton(m_theme, tr("Close"), row);
    close->setObjectName(u"apiHealth.close"_s);
    close->setAccessibleName(tr("Close"));
    close->setKeyHint(tr("Esc"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    line->addWidget(close);
    return row;
}

void ApiHealthDialog::setReport(const HealthReport &report)
{
    const bool driftChanged = report.drift != m_report.drift || m_drift->topLevelItemCount() == 0;
    m_report = report;
    m_model->setRows(report.rows);
    m_summary->setText("since"_L1, HealthText::since(report));
    m_summary->setText("rate"_L1, HealthText::rate(report));
    m_summary->setText("circuit"_L1, HealthText::circuit(report.circuit));
    m_summary->setText("clock"_L1, HealthText::clock(report));
    m_clockWarning->setVisible(HealthText::clockDiffers(report));
    m_copied->setPlainText({});
    if (driftChanged)
        showDrift();
}

void ApiHealthDialog::showDrift()
{
    const auto kinds = HealthText::drift(m_report.drift);
    m_noDrift->setVisible(kinds.isEmpty());
    m_drift->setVisible(!kinds.isEmpty());
    const int at =
        m_drift->currentItem() ? m_drift->indexOfTopLevelItem(m_drift->currentItem()) : -1;
    m_drift->clear();
    for (const auto &kind : kinds) {
        auto *group =
            new QTreeWidgetItem(m_drift, {kind.title, QString::number(kind.total), kind.meaning});
        group->setToolTip(2, kind.meaning);
        for (auto it = kind.names.cbegin(); it != kind.names.cend(); ++it)
            new QTreeWidgetItem(group, {it.key(), QString::number(it.value())});
    }
    m_drift->expandAll();
    if (at >= 0 && at < m_drift->topLevelItemCount())
        m_drift->setCurrentItem(m_drift->topLevelItem(at));
}

QString ApiHealthDialog::plainText() const
{
    return HealthText::plainText(m_report);
}

void ApiHealthDialog::copy()
{
    QGuiApplication::clipboard()->setText(plainText());
    m_copied->setPlainText(tr("Copied. It holds no secrets, names or positions."));
}

} // namespace console
