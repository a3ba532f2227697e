// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/connectionadvanced.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/foldsection.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

ConnectionAdvanced::ConnectionAdvanced(const Theme &theme, QWidget *content)
    : QObject(content), m_theme(theme)
{
    auto *body = new QWidget(content);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 10, 0, 4);
    column->setSpacing(10);
    auto *form = new FormGrid(theme, body);
    form->layout()->setVerticalSpacing(8);
    column->addLayout(form->layout());
    buildPace(form, body);
    auto *words = new ThemedLabel(theme, "rowSecond"_L1, "second"_L1, body);
    words->setWordWrap(true);
    words->setText(tr("AURA has not documented these paths below the API address; correct one when "
                      "AURA tells you another. {id} stands for the number."));
    column->addWidget(words);
    auto *paths = new FormGrid(theme, body);
    paths->layout()->setVerticalSpacing(6);
    paths->setNameWidth(250);
    column->addLayout(paths->layout());
    for (const AssumedPath &assumed : assumedPaths())
        buildPath(paths, body, assumed);
    m_fold = new FoldSection(theme, u"connection.advanced"_s, u"list"_s,
                             tr("Advanced: pace and assumed paths"), body, content);
    m_fold->setFolded(true);
    connect(form, &FormGrid::resized, this, &ConnectionAdvanced::resized);
    connect(paths, &FormGrid::resized, this, &ConnectionAdvanced::resized);
    connect(m_fold->header(), &QAbstractButton::toggled, this, &ConnectionAdvanced::resized);
    refresh();
}

void ConnectionAdvanced::buildPace(FormGrid *form, QWidget *content)
{
    const auto spin = [&](const QString &name, int most, int value) {
        auto *made = new QSpinBox(content);
        made->setObjectName(u"connection."_s + name);
        made->setMinimumHeight(m_theme.metric("input"_L1));
        made->setRange(1, most);
        made->setValue(value);
        return made;
    };
    m_perSecond = spin(u"perSecond"_s, 50, 5);
    auto *row = form->addRow(tr("&Requests a second"), m_perSecond, FormRow::Need::Optional, 0);
    row->setHint(
        tr("At most, for everything together; slows down by itself when AURA answers 429."));
    m_burst = spin(u"burst"_s, 100, 10);
    form->addRow(tr("At once, after a &pause"), m_burst, FormRow::Need::Optional, 0);
    m_legacy = new QCheckBox(tr("Raise by the o&ld route, which AURA has deprecated"), content);
    m_legacy->setObjectName(u"connection.legacyRaise"_s);
    form->addRow(QString(), m_legacy, FormRow::Need::Optional);
    m_legacy->setAccessibleName(tr("Raise by the old route"));
    connect(m_legacy, &QCheckBox::toggled, this, &ConnectionAdvanced::refresh);
}

void ConnectionAdvanced::buildPath(FormGrid *form, QWidget *content, const AssumedPath &assumed)
{
    PathRow row;
    row.assumed = &assumed;
    row.edit = new QLineEdit(content);
    row.edit->setObjectName(u"connection.path."_s + assumed.key);
    dressEdit(m_theme, row.edit);
    row.edit->setText(assumed.path);
    row.edit->setCursorPosition(0);
    row.edit->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    row.row = form->addRow(QString(assumed.title), row.edit, FormRow::Need::Optional);
    row.reset = new KeyButton(m_theme, tr("Reset"), content);
    row.reset->setObjectName(row.edit->objectName() + u".reset"_s);
    row.reset->setAccessibleName(tr("Reset the path of: %1").arg(assumed.title));
    row.reset->setToolTip(tr("Back to %1").arg(assumed.path));
    row.reset->setAutoDefault(false);
    row.row->addBeside(row.reset);
    connect(row.reset, &QPushButton::clicked, this,
            [edit = row.edit, path = QString(assumed.path)] { edit->setText(path); });
    connect(row.edit, &QLineEdit::textChanged, this, &ConnectionAdvanced::refresh);
    connect(row.edit, &QLineEdit::editingFinished, this, [row] {
        row.row->setError(pathProblemText(*row.assumed, row.edit->text().trimmed()));
    });
    m_paths << row;
}

void ConnectionAdvanced::refresh()
{
    int changed = m_legacy->isChecked() ? 1 : 0;
    for (const PathRow &row : m_paths) {
        const QString path = row.edit->text().trimmed();
        const bool differs = path != row.assumed->path;
        row.reset->setEnabled(differs);
        changed += differs ? 1 : 0;
        if (problemOfPath(*row.assumed, path).isEmpty())
            row.row->setError({});
    }
    if (m_fold)
        m_fold->header()->setSummary(changed > 0 ? tr("%1 changed").arg(changed)
                                                 : tr("as the contract assumes"));
}

void ConnectionAdvanced::setProfile(const ConnectionProfile &profile)
{
    m_legacy->setChecked(profile.legacyRaise);
    for (const PathRow &row : m_paths)
        row.edit->setText(
            profile.paths.value(QString(row.assumed->key), QString(row.assumed->path)));
    m_fold->setFolded(!profile.legacyRaise && profile.paths.isEmpty());
    refresh();
}

void ConnectionAdvanced::addTo(ConnectionProfile &profile) const
{
    profile.legacyRaise = m_legacy->isChecked();
    for (const PathRow &row : m_paths) {
        const QString path = row.edit->text().trimmed();
        if (path != row.assumed->path)
            profile.paths.insert(QString(row.assumed->key), path);
    }
}

void ConnectionAdvanced::setBudget(int requestsPerSecond, int burst)
{
    m_perSecond->setValue(requestsPerSecond);
    m_burst->setValue(burst);
}

int ConnectionAdvanced::requestsPerSecond() const
{
    return m_perSecond->value();
}

int ConnectionAdvanced::burst() const
{
    return m_burst->value();
}

QWidget *ConnectionAdvanced::validate()
{
    QWidget *first = nullptr;
    for (const PathRow &row : m_paths) {
        const QString problem = pathProblemText(*row.assumed, row.edit->text().trimmed());
        row.row->setError(problem);
        if (!problem.isEmpty() && !first)
            first = row.edit;
    }
    if (first)
        m_fold->setFolded(false);
    return first;
}

} // namespace console
