// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencefield.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/preferences/preferencerows.h"
#include "ui/preferences/preferencewords.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

namespace console {

using namespace Qt::StringLiterals;
using Kind = PreferenceSpec::Kind;

PreferenceField::PreferenceField(const Theme &theme, FormGrid *form, QWidget *page,
                                 const PreferenceSpec &spec, const QVariant &standard,
                                 const QStringList &devices)
    : QObject(form), m_theme(theme), m_page(page), m_spec(spec), m_standard(standard)
{
    switch (spec.kind) {
    case Kind::Number: makeNumber(); break;
    case Kind::Flag: makeFlag(); break;
    case Kind::Choice:
    case Kind::Device: makeChoice(devices); break;
    case Kind::Rules:
    case Kind::Phones: makeTable(); break;
    case Kind::Text:
    case Kind::Seconds:
    case Kind::File: makeText(); break;
    case Kind::OnMapPage:
    case Kind::OnPage: Q_UNREACHABLE(); break;
    }
    m_editor->setObjectName(objectNameOf());
    const bool narrow =
        spec.kind == Kind::Number || spec.kind == Kind::Flag || spec.kind == Kind::Choice;
    // A table is named by its page's title, a box says itself what it is.
    const bool nameless =
        spec.kind == Kind::Flag || spec.kind == Kind::Rules || spec.kind == Kind::Phones;
    m_row = form->addRow(nameless ? QString() : spec.label, m_editor, FormRow::Need::Optional,
                         narrow ? 0 : 1);
    m_editor->setAccessibleName(spec.label);
    m_row->setHint(hint());
    if (spec.kind == Kind::File)
        addFileButtons();
    addReset();
    setValue(standard);
}

QString PreferenceField::objectNameOf(const QString &part) const
{
    return u"preferences."_s + m_spec.name + (part.isEmpty() ? QString() : u'.' + part);
}

QString PreferenceField::hint() const
{
    const QString when = m_spec.when == PreferenceSpec::When::AtOnce
                             ? tr("Acts at once.")
                             : tr("Acts from the next sign-in.");
    //: the explanation, the default value, and when a change acts
    return tr("%1 Default: %2. %3")
        .arg(m_spec.explanation, PreferenceWords::valueText(m_spec, m_standard), when);
}

void PreferenceField::makeNumber()
{
    auto *box = new QSpinBox(m_page);
    box->setMinimumHeight(m_theme.metric("input"_L1));
    box->setRange(m_spec.least, m_spec.most);
    box->setSuffix(m_spec.unit);
    box->setMinimumWidth(m_theme.scaled(110));
    connect(box, &QSpinBox::valueChanged, this, &PreferenceField::touched);
    m_get = [box] { return box->value(); };
    m_set = [box](const QVariant &value) { box->setValue(value.toInt()); };
    m_editor = box;
}

void PreferenceField::makeFlag()
{
    auto *box = new QCheckBox(m_spec.label, m_page);
    connect(box, &QCheckBox::toggled, this, &PreferenceField::touched);
    m_get = [box] { return int(box->isChecked()); };
    m_set = [box](const QVariant &value) { box->setChecked(value.toInt() != 0); };
    m_editor = box;
}

void PreferenceField::makeChoice(const QStringList &devices)
{
    auto *box = new QComboBox(m_page);
    box->setMinimumHeight(m_theme.metric("input"_L1));
    for (const auto &[value, words] : m_spec.choices)
        box->addItem(words, value);
    if (m_spec.kind == Kind::Device) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->addItem(tr("The system's output"), QString());
        for (const QString &device : devices)
            box->addItem(device, device);
    }
    connect(box, &QComboBox::currentIndexChanged, this, &PreferenceField::touched);
    m_get = [box] { return box->currentData(); };
    m_set = [box](const QVariant &value) {
        // A headset that is unplugged now stays chosen.
        if (box->findData(value) < 0)
            box->addItem(tr("%1 (not connected)").arg(value.toString()), value);
        box->setCurrentIndex(box->findData(value));
    };
    m_editor = box;
}

void PreferenceField::makeText()
{
    auto *edit = new QLineEdit(m_page);
    dressEdit(m_theme, edit);
    const bool seconds = m_spec.kind == Kind::Seconds;
    if (m_spec.kind != Kind::Text)
        edit->setInputMethodHints(Qt::ImhNoPredictiveText);
    else
        edit->setMaxLength(m_spec.most);
    edit->setPlaceholderText(m_spec.unit);
    connect(edit, &QLineEdit::textChanged, this, &PreferenceField::touched);
    m_get = [edit, seconds] {
        return seconds ? tidySeconds(edit->text()) : edit->text().trimmed();
    };
    m_set = [edit, seconds](const QVariant &value) {
        const QString text = value.toString();
        edit->setText(seconds ? QString(text).replace(u";"_s, u", "_s) : text);
    };
    m_editor = edit;
}

void PreferenceField::makeTable()
{
    const bool rules = m_spec.kind == Kind::Rules;
    auto *table = new TableEditor(m_theme, objectNameOf(), m_spec.label,
                                  rules ? ruleColumns() : phoneColumns(), m_page);
    connect(table, &TableEditor::changed, this, &PreferenceField::touched);
    m_get = [table, rules] {
        return rules ? rowsToRules(table->rows()) : rowsToPhones(table->rows());
    };
    m_set = [table, rules](const QVariant &value) {
        table->setRows(rules ? rulesToRows(value.toString()) : phonesToRows(value.toString()));
    };
    m_editor = table;
}

void PreferenceField::addFileButtons()
{
    auto *choose = new KeyButton(m_theme, tr("Choose…"), m_page);
    choose->setObjectName(objectNameOf(u"choose"_s));
    choose->setAccessibleName(tr("Choose a file: %1").arg(m_spec.label));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this] {
        auto *edit = static_cast<QLineEdit *>(m_editor);
        auto *dialog =
            new QFileDialog(m_page->window(), m_spec.label, QFileInfo(edit->text()).absolutePath(),
                            tr("JSON files (*.json);;All files (*)"));
        dialog->setObjectName(objectNameOf(u"dialog"_s));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
    auto *trial = new KeyButton(m_theme, tr("Try it"), m_page);
    trial->setObjectName(objectNameOf(u"try"_s));
    trial->setAccessibleName(tr("Try the file: %1").arg(m_spec.label));
    trial->setAutoDefault(false);
    connect(trial, &QPushButton::clicked, this,
            [this] { emit fileTrialWanted(value().toString()); });
    m_row->addBeside(choose);
    m_row->addBeside(trial);
}

void PreferenceField::addReset()
{
    m_reset = new KeyButton(m_theme, tr("Back to default"), m_page);
    m_reset->setObjectName(objectNameOf(u"reset"_s));
    m_reset->setAccessibleName(tr("Back to default: %1").arg(m_spec.label));
    m_reset->setToolTip(tr("Default: %1").arg(PreferenceWords::valueText(m_spec, m_standard)));
    m_reset->setAccessibleDescription(m_reset->toolTip());
    m_reset->setAutoDefault(false);
    QSizePolicy keepsPlace = m_reset->sizePolicy(); // nothing shifts when it comes
    keepsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsPlace);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_editor->setFocus(); // the button is about to go
        setValue(m_standard);
    });
    if (auto *table = qobject_cast<TableEditor *>(m_editor))
        table->addBeside(m_reset);
    else
        m_row->addBeside(m_reset);
}

void PreferenceField::setValue(const QVariant &value)
{
    m_set(value);
    touched();
}

void PreferenceField::touched()
{
    if (!m_reset)
        return; // still being built
    m_reset->setVisible(value() != m_standard);
    m_row->setHint(hint());
    emit changed();
}

void PreferenceField::setProblem(const QString &sentence)
{
    m_row->setError(sentence);
    static const QRegularExpression row(uR"(^\D*(\d+):)"_s);
    if (const auto match = row.match(sentence); match.hasMatch()) {
        if (auto *table = qobject_cast<TableEditor *>(m_editor))
            table->selectRow(match.captured(1).toInt() - 1);
    }
}

QString PreferenceField::problem() const
{
    return m_row->error();
}

void PreferenceField::showTrial(bool ok, const QString &sentence)
{
    m_row->setError(ok ? QString() : sentence);
    m_row->setHint(ok ? sentence + u' ' + hint() : hint());
}

QRect PreferenceField::area(const QWidget *page) const
{
    const QWidget *cell = m_editor->parentWidget()->parentWidget();
    const QPoint corner = cell->mapTo(page, QPoint());
    return {0, corner.y() - 4, page->width(), cell->height() + 8};
}

} // namespace console
