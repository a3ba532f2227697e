// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencepageview.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;
using Kind = PreferenceSpec::Kind;

namespace {

constexpr int edge = 16;

bool isWide(const PreferenceSpec &row)
{
    return row.kind == Kind::Rules || row.kind == Kind::Phones;
}

} // namespace

PreferencePageView::PreferencePageView(const Theme &theme, PreferencePage page,
                                       const QList<PreferenceSpec> &rows,
                                       const PreferenceValues &standards,
                                       const QStringList &devices, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(edge, 12, edge, 12);
    m_column->setSpacing(14);
    auto *title = new ThemedLabel(theme, "title"_L1, {}, this);
    title->setText(PreferenceTable::pageName(page));
    m_column->addWidget(title);
    auto *form = new FormGrid(theme, this);
    form->setNameWidth(170);
    m_column->addLayout(form->layout());
    for (const PreferenceSpec &row : rows) {
        if (row.page != page || row.kind == Kind::OnPage || row.kind == Kind::OnMapPage)
            continue;
        if (isWide(row)) // the page's title names it
            form->setNameWidth(0);
        auto *field =
            new PreferenceField(theme, form, this, row, standards.value(row.name), devices);
        connect(field, &PreferenceField::changed, this, &PreferencePageView::changed);
        m_fields += field;
    }
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

KeyButton *PreferencePageView::addDeed(const PreferenceSpec &spec)
{
    auto *block = new QWidget(this);
    auto *lines = new QVBoxLayout(block);
    lines->setContentsMargins({});
    lines->setSpacing(4);
    auto *button = new KeyButton(m_theme, spec.label, block);
    button->setObjectName(u"preferences."_s + spec.name);
    button->setAccessibleName(QString(spec.label).remove(QChar(0x2026)));
    button->setAccessibleDescription(spec.explanation);
    button->setAutoDefault(false);
    lines->addWidget(button, 0, Qt::AlignLeft);
    auto *words = new ThemedLabel(m_theme, "rowSecond"_L1, "second"_L1, block);
    words->setWordWrap(true);
    words->setText(spec.explanation);
    lines->addWidget(words);
    m_column->addWidget(block);
    return button;
}

void PreferencePageView::mark(const QWidget *field)
{
    m_marked = field;
    update();
}

QRect PreferencePageView::markedArea() const
{
    for (const PreferenceField *field : m_fields) {
        if (field->editor() == m_marked)
            return field->area(this);
    }
    const QWidget *block = m_marked->parentWidget();
    return {0, block->mapTo(this, QPoint()).y() - 6, width(), block->height() + 12};
}

void PreferencePageView::paintEvent(QPaintEvent *)
{
    if (!m_marked)
        return;
    QPainter painter(this);
    const QRect area = markedArea();
    painter.fillRect(area, m_theme.color("accentTint"_L1));
    painter.fillRect(QRect(area.topLeft(), QSize(3, area.height())),
                     m_theme.color("accentSymbol"_L1));
}

} // namespace console
