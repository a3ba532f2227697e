// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/formgrid.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QFocusEvent>
#include <QGridLayout>

namespace console {

using namespace Qt::StringLiterals;

QWidget *tabStopBefore(const QWidget *widget)
{
    for (QWidget *at = widget->previousInFocusChain(); at && at != widget;
         at = at->previousInFocusChain()) {
        if (at->focusPolicy() != Qt::NoFocus && !widget->isAncestorOf(at))
            return at;
    }
    return nullptr;
}

bool isLeaving(const QEvent *event)
{
    if (event->type() != QEvent::FocusOut)
        return false;
    const auto reason = static_cast<const QFocusEvent *>(event)->reason();
    return reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason;
}

QString withoutMnemonic(const QString &text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == u'&' && ++at == text.size())
            break;
        plain += text.at(at);
    }
    return plain;
}

void FormRow::setError(const QString &sentence)
{
    if (m_error == sentence)
        return;
    m_error = sentence;
    m_errorLabel->setPlainText(sentence);
    m_errorLine->setVisible(!sentence.isEmpty());
    describe();
    emit resized();
}

void FormRow::setHint(const QString &text)
{
    if (m_hint->text() == text)
        return;
    const bool lineChanges = m_hint->text().isEmpty() != text.isEmpty();
    m_hint->setPlainText(text);
    m_hint->setVisible(!text.isEmpty());
    describe();
    if (lineChanges)
        emit resized();
}

void FormRow::describe()
{
    m_field->setAccessibleDescription(m_error.isEmpty() ? m_hint->text() : m_error);
}

void FormRow::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    m_name->setVisible(shown);
    m_cell->setVisible(shown);
    emit resized();
}

void FormRow::setLabel(const QString &text)
{
    m_label->setText(text);
    m_field->setAccessibleName(withoutMnemonic(text));
}

void FormRow::addBeside(QWidget *widget, int stretch)
{
    static_cast<QHBoxLayout *>(m_line->layout())->addWidget(widget, stretch);
}

FormGrid::FormGrid(const Theme &theme, QWidget *parent)
    : QObject(parent), m_theme(theme), m_parent(parent), m_layout(new QGridLayout)
{
    m_layout->setContentsMargins({});
    m_layout->setHorizontalSpacing(12);
    m_layout->setVerticalSpacing(theme.metric("fieldGap"_L1));
    m_layout->setColumnStretch(1, 1);
    const auto fit = [this] { m_layout->setColumnMinimumWidth(0, m_theme.scaled(m_nameWidth)); };
    connect(&theme, &Theme::changed, this, fit);
    fit();
}

void FormGrid::setNameWidth(int px)
{
    m_nameWidth = px;
    m_layout->setColumnMinimumWidth(0, m_theme.scaled(px));
}

QWidget *FormGrid::makeErrorLine(FormRow &row, const QString &fieldName)
{
    row.m_errorLine = new QWidget(row.m_cell);
    auto *error = new QHBoxLayout(row.m_errorLine);
    error->setContentsMargins({});
    error->setSpacing(7);
    error->addWidget(
        new IconMark(m_theme, IconMark::Kind::Icon, "warn", 16, "alarmText"_L1, row.m_errorLine), 0,
        Qt::AlignTop);
    row.m_errorLabel = new ThemedLabel(m_theme, "sectionTitle"_L1, "alarm"_L1, row.m_errorLine);
    row.m_errorLabel->setObjectName(fieldName + u".error"_s);
    row.m_errorLabel->setWordWrap(true);
    error->addWidget(row.m_errorLabel, 1);
    row.m_errorLine->hide();
    return row.m_errorLine;
}

FormRow *FormGrid::addRow(const QString &label, QWidget *field, FormRow::Need need,
                          int fieldStretch)
{
    auto *row = new FormRow(this);
    row->m_field = field;
    row->m_name = new QWidget(m_parent);
    auto *nameLine = new QHBoxLayout(row->m_name);
    nameLine->setContentsMargins(0, 6, 0, 0);
    nameLine->setSpacing(5);
    row->m_label = new ThemedLabel(m_theme, "chrome"_L1, {}, row->m_name);
    row->m_label->setBuddy(field);
    nameLine->addWidget(row->m_label);
    if (need == FormRow::Need::Required) {
        auto *required = new ThemedLabel(m_theme, "rowSecond"_L1, "second"_L1, row->m_name);
        required->setText(tr("required"));
        nameLine->addWidget(required);
    }
    nameLine->addStretch(1);

    row->m_cell = new QWidget(m_parent);
    auto *cell = new QVBoxLayout(row->m_cell);
    cell->setContentsMargins({});
    cell->setSpacing(4);
    row->m_line = new QWidget(row->m_cell);
    auto *line = new QHBoxLayout(row->m_line);
    line->setContentsMargins({});
    line->setSpacing(10);
    line->addWidget(field, fieldStretch);
    if (fieldStretch == 0)
        line->addStretch(1);
    cell->addWidget(row->m_line);
    row->m_hint = new ThemedLabel(m_theme, "rowSecond"_L1, "second"_L1, row->m_cell);
    row->m_hint->setWordWrap(true);
    row->m_hint->hide();
    cell->addWidget(row->m_hint);
    cell->addWidget(makeErrorLine(*row, field->objectName()));

    const int at = m_layout->rowCount();
    m_layout->addWidget(row->m_name, at, 0, Qt::AlignTop);
    m_layout->addWidget(row->m_cell, at, 1);
    row->setLabel(label);
    connect(row, &FormRow::resized, this, &FormGrid::resized);
    return row;
}

} // namespace console
