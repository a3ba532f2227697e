// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/faultform.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

FaultForm::FaultForm(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_kinds(FaultKinds::all())
{
    setObjectName(u"simulator.fault"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    m_form = new FormGrid(theme, this);
    m_form->layout()->setVerticalSpacing(6);
    m_form->setNameWidth(118);
    column->addLayout(m_form->layout());
    m_kind = new QComboBox(this);
    m_kind->setObjectName(u"simulator.fault.kind"_s);
    m_kind->setMinimumHeight(theme.metric("input"_L1));
    for (const FaultKinds::Kind &kind : m_kinds)
        m_kind->addItem(kind.title, kind.name);
    m_kindRow = m_form->addRow(tr("New &fault"), m_kind, FormRow::Need::Optional);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FaultForm::showKind);
    buildMembers();
    buildLimits();
    m_add = new KeyButton(theme, tr("&Add this fault"), this);
    m_add->setObjectName(u"simulator.fault.add"_s);
    m_add->setAccessibleName(tr("Add this fault"));
    m_add->setIconId(u"plus"_s);
    connect(m_add, &QPushButton::clicked, this, &FaultForm::submit);
    column->addWidget(m_add, 0, Qt::AlignRight);
    showKind();
}

QLineEdit *FaultForm::makeEdit(const QString &name, const QString &placeholder)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(u"simulator.fault."_s + name);
    edit->setPlaceholderText(placeholder);
    dressEdit(m_theme, edit);
    connect(edit, &QLineEdit::returnPressed, this, &FaultForm::submit);
    return edit;
}

QSpinBox *FaultForm::makeSpin(const QString &name, int least, int most, int value,
                              const QString &unit, const QString &special)
{
    auto *spin = new QSpinBox(this);
    spin->setObjectName(u"simulator.fault."_s + name);
    spin->setMinimumHeight(m_theme.metric("input"_L1));
    spin->setRange(least, most);
    spin->setValue(value);
    spin->setSuffix(unit);
    spin->setSpecialValueText(special);
    return spin;
}

void FaultForm::addMember(FaultMember member, FormRow *row)
{
    m_rows[member] << row;
}

void FaultForm::buildMembers()
{
    using enum FaultMember;
    const auto need = FormRow::Need::Optional;
    m_milliseconds = makeSpin(u"milliseconds"_s, 1, 600'000, 800, tr(" ms"));
    addMember(Milliseconds, m_form->addRow(tr("Delay"), m_milliseconds, need));
    m_distribution = new QComboBox(this);
    m_distribution->setObjectName(u"simulator.fault.distribution"_s);
    m_distribution->setMinimumHeight(m_theme.metric("input"_L1));
    m_distribution->addItem(tr("Always the same"), u"fixed"_s);
    m_distribution->addItem(tr("Evenly spread up to it"), u"uniform"_s);
    m_distribution->addItem(tr("Mostly less, sometimes far more"), u"exponential"_s);
    addMember(Milliseconds, m_form->addRow(tr("Spread"), m_distribution, need));
    m_codes = makeEdit(u"codes"_s, u"500:3, 503"_s);
    m_codes->setText(u"500"_s);
    auto *codes = m_form->addRow(tr("Codes"), m_codes, need);
    codes->setHint(tr("400 to 599; after a colon how many of them."));
    addMember(Codes, codes);
    m_retryAfter = makeSpin(u"retryAfter"_s, 0, 3600, 5, tr(" s"), tr("not said"));
    addMember(RetryAfter, m_form->addRow(tr("Retry after"), m_retryAfter, need));
    m_megabytes = makeSpin(u"megabytes"_s, 1, 200, 20, tr(" MB"));
    addMember(Megabytes, m_form->addRow(tr("Size"), m_megabytes, need));
    m_text = makeEdit(u"text"_s, {});
    m_text->setText(u"Searching"_s);
    m_text->setMaxLength(64);
    addMember(Text, m_form->addRow(tr("Status"), m_text, need));
    m_skew = makeSpin(u"skew"_s, -86'400, 86'400, -90, tr(" s"));
    addMember(Skew, m_form->addRow(tr("Wrong by"), m_skew, need));
    m_number = makeSpin(u"number"_s, 1, 1000, 1, {});
    addMember(Dropped, m_form->addRow(tr("How many"), m_number, need));
    m_ids = makeEdit(u"ids"_s, tr("or these numbers: 992014, 992017"));
    addMember(Dropped, m_form->addRow(tr("Which"), m_ids, need));
}

void FaultForm::buildLimits()
{
    const auto need = FormRow::Need::Optional;
    m_path = makeEdit(u"path"_s, tr("all requests"));
    auto *path = m_form->addRow(tr("&Path"), m_path, need);
    path->setHint(tr("Below the API's prefix, * for anything: callouts/activeCallouts"));
    m_method = new QComboBox(this);
    m_method->setObjectName(u"simulator.fault.method"_s);
    m_method->setAccessibleName(tr("Method of the requests"));
    m_method->setMinimumHeight(m_theme.metric("input"_L1));
    m_method->addItem(tr("Any"), QString());
    for (const QString &method : {u"GET"_s, u"POST"_s, u"PUT"_s, u"DELETE"_s})
        m_method->addItem(method, method);
    path->addBeside(m_method);
    m_share = makeSpin(u"share"_s, 1, 100, 100, tr(" %"));
    m_form->addRow(tr("S&hare"), m_share, need);
    m_count = makeSpin(u"count"_s, 0, 100'000, 0, tr(" times"), tr("until it is ended"));
    m_form->addRow(tr("Ends after"), m_count, need);
    m_seconds = makeSpin(u"seconds"_s, 0, 86'400, 30, tr(" s"), tr("no limit of time"));
    m_secondsRow = m_form->addRow(tr("Or after"), m_seconds, need);
}

FaultKinds::Kind FaultForm::kind() const
{
    return m_kinds.value(m_kind->currentIndex());
}

void FaultForm::showKind()
{
    const FaultKinds::Kind now = kind();
    m_kindRow->setHint(now.effect);
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        for (FormRow *row : it.value())
            row->setShown(now.members.contains(it.key()));
    }
    m_secondsRow->setShown(!now.members.contains(FaultMember::Skew));
}

bool FaultForm::addCodes(QJsonObject &fault)
{
    const auto codes = FaultKinds::codesFromText(m_codes->text());
    m_rows[FaultMember::Codes].first()->setError(
        codes.isEmpty() ? tr("Codes from 400 to 599, for example 500:3, 503.") : QString());
    fault.insert("codes"_L1, codes);
    return !codes.isEmpty();
}

bool FaultForm::addDropped(QJsonObject &fault)
{
    FormRow *row = m_rows[FaultMember::Dropped].last();
    row->setError({});
    if (m_ids->text().trimmed().isEmpty()) {
        fault.insert("number"_L1, m_number->value());
        return true;
    }
    QJsonArray ids;
    for (const qint64 id : FaultKinds::idsFromText(m_ids->text()))
        ids << id;
    if (ids.isEmpty())
        row->setError(tr("Callout numbers with commas between them, or nothing."));
    fault.insert("ids"_L1, ids);
    return !ids.isEmpty();
}

bool FaultForm::addOwn(QJsonObject &fault)
{
    for (const FaultMember member : kind().members) {
        switch (member) {
        case FaultMember::Milliseconds:
            fault.insert("milliseconds"_L1, m_milliseconds->value());
            fault.insert("distribution"_L1, m_distribution->currentData().toString());
            break;
        case FaultMember::Codes:
            if (!addCodes(fault))
                return false;
            break;
        case FaultMember::RetryAfter:
            if (m_retryAfter->value() > 0)
                fault.insert("retryAfterSeconds"_L1, m_retryAfter->value());
            break;
        case FaultMember::Megabytes: fault.insert("megabytes"_L1, m_megabytes->value()); break;
        case FaultMember::Text: {
            const QString text = m_text->text().simplified();
            m_rows[member].first()->setError(text.isEmpty() ? tr("Give the status a word.")
                                                            : QString());
            if (text.isEmpty())
                return false;
            fault.insert("text"_L1, text);
            break;
        }
        case FaultMember::Skew: fault.insert("seconds"_L1, m_skew->value()); break;
        case FaultMember::Dropped:
            if (!addDropped(fault))
                return false;
            break;
        }
    }
    return true;
}

QJsonObject FaultForm::entered()
{
    QJsonObject fault{{u"kind"_s, kind().name}};
    QString path = m_path->text().trimmed();
    while (path.startsWith(u'/'))
        path.removeFirst();
    if (!path.isEmpty())
        fault.insert("path"_L1, path);
    if (const QString method = m_method->currentData().toString(); !method.isEmpty())
        fault.insert("method"_L1, method);
    if (m_share->value() < 100)
        fault.insert("share"_L1, m_share->value() / 100.0);
    if (m_count->value() > 0)
        fault.insert("count"_L1, m_count->value());
    if (m_secondsRow->isShown() && m_seconds->value() > 0)
        fault.insert("seconds"_L1, m_seconds->value());
    return addOwn(fault) ? fault : QJsonObject();
}

void FaultForm::submit()
{
    const QJsonObject fault = entered();
    if (!fault.isEmpty())
        emit added(fault);
}

void FaultForm::setBusy(bool busy)
{
    m_add->setEnabled(!busy);
}

} // namespace console
