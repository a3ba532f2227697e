// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/fieldgrid.h"

#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"
#include "ui/theme/ticklabel.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace console {

FieldGrid::FieldGrid(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    setObjectName(objectName);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_grid->setContentsMargins(12, 8, 12, 10);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnMinimumWidth(0, theme.scaled(104));
    m_grid->setColumnStretch(1, 1);
    connect(&theme, &Theme::changed, this,
            [this] { m_grid->setColumnMinimumWidth(0, m_theme.scaled(104)); });
}

void FieldGrid::addCaption(const QString &caption)
{
    auto *label = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, this);
    label->setContentsMargins(0, 1, 0, 0); // onto the baseline of the larger value
    if (m_wrapCaptions) {
        // A path has no spaces to break at.
        label->setPlainText(
            QString(caption).replace(u'.', u".\u200B"_s).replace(u'[', u"\u200B["_s));
        label->setWordWrap(true);
        label->setMaximumWidth(m_theme.scaled(160));
        m_grid->addWidget(label, m_row, 0, Qt::AlignTop);
    } else {
        label->setText(caption);
        m_grid->addWidget(label, m_row, 0, Qt::AlignTop | Qt::AlignLeft);
    }
    m_grid->setRowMinimumHeight(m_row, m_theme.scaled(20));
}

ThemedLabel *FieldGrid::makeValue(QLatin1StringView id)
{
    auto *value = new ThemedLabel(m_theme, "body"_L1, {}, this);
    value->setObjectName(objectName() + u'.' + id);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setFocusPolicy(Qt::ClickFocus);
    m_texts.insert(QString(id), value);
    return value;
}

void FieldGrid::addText(QLatin1StringView id, const QString &caption)
{
    addCaption(caption);
    auto *value = makeValue(id);
    value->setAccessibleName(caption);
    m_grid->addWidget(value, m_row++, 1);
}

void FieldGrid::addText(QLatin1StringView id, const QString &caption,
                        const QList<QWidget *> &behind)
{
    addCaption(caption);
    m_grid->itemAtPosition(m_row, 0)->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    auto *value = makeValue(id);
    value->setAccessibleName(caption);
    value->setWordWrap(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(value);
    for (auto *widget : behind)
        row->addWidget(widget);
    row->addStretch();
    m_grid->addLayout(row, m_row++, 1);
}

void FieldGrid::addTick(QLatin1StringView id, const QString &caption)
{
    addCaption(caption);
    m_grid->itemAtPosition(m_row, 0)->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    auto *value = new TickLabel(m_theme, "body"_L1, {}, this);
    value->setObjectName(objectName() + u'.' + id);
    value->setAccessibleName(caption);
    m_ticks.insert(QString(id), value);
    m_grid->addWidget(value, m_row++, 1);
}

void FieldGrid::setText(QLatin1StringView id, const QString &value)
{
    auto *label = m_texts.value(QString(id));
    Q_ASSERT(label);
    label->setTone(value.isEmpty() ? "second"_L1 : QLatin1StringView());
    label->setPlainText(value.isEmpty() ? tr("Not given") : value);
}

void FieldGrid::setLink(QLatin1StringView id, const QString &value)
{
    setText(id, value);
    if (!value.isEmpty())
        m_texts.value(QString(id))->setTone("link"_L1);
}

void FieldGrid::setTick(QLatin1StringView id, const QString &value)
{
    auto *label = m_ticks.value(QString(id));
    Q_ASSERT(label);
    label->setInk(value.isEmpty() ? "textSecondary"_L1 : "text"_L1);
    label->setText(value.isEmpty() ? tr("Not given") : value);
}

QString FieldGrid::value(QLatin1StringView id) const
{
    if (const auto *label = m_texts.value(QString(id)))
        return label->text();
    const auto *tick = m_ticks.value(QString(id));
    return tick ? tick->text() : QString();
}

} // namespace console
