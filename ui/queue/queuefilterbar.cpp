// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queue/queuefilterbar.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// A line edit with the filter's icon before the text and its key behind, as long as it is empty.
class FilterEdit final : public QLineEdit {
public:
    FilterEdit(const Theme &theme, QWidget *parent) : QLineEdit(parent), m_theme(theme)
    {
        connect(&theme, &Theme::changed, this, [this] { refresh(); });
        refresh();
    }

    void setHint(const QString &hint)
    {
        m_hint = hint;
        refresh();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLineEdit::paintEvent(event);
        QPainter painter(this);
        const int side = m_theme.scaled(16);
        painter.drawPixmap(10, (height() - side) / 2,
                           m_theme.iconPixmap("filter"_L1, side, m_theme.color("textSecondary"_L1),
                                              devicePixelRatioF()));
        if (!text().isEmpty())
            return;
        const QFont font = m_theme.font("keyHint"_L1);
        const int tall = m_theme.scaled(17);
        const QRectF box(width() - hintWidth() - 8.5, (height() - tall) / 2 + .5, hintWidth(),
                         tall - 1);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_theme.color("lineControl"_L1));
        painter.drawRoundedRect(box, 3, 3);
        painter.setFont(font);
        painter.setPen(m_theme.color("textDisabled"_L1));
        painter.drawText(box, Qt::AlignCenter, m_hint);
    }

private:
    [[nodiscard]] int hintWidth() const
    {
        return QFontMetrics(m_theme.font("keyHint"_L1)).horizontalAdvance(m_hint) + 10;
    }
    void refresh()
    {
        setFont(m_theme.font("body"_L1));
        setMinimumHeight(m_theme.metric("input"_L1));
        setTextMargins(m_theme.scaled(26), 0, hintWidth() + 8, 0);
        update();
    }

    const Theme &m_theme;
    QString m_hint;
};

} // namespace

QueueFilterBar::QueueFilterBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName("queueFilterBar"_L1);
    setMinimumWidth(1); // or its words would keep the pane from getting narrow enough to drop them
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(7, 6, 7, 7);
    layout->setSpacing(6);
    auto *edit = new FilterEdit(theme, this);
    edit->setHint(tr("Ctrl F"));
    m_edit = edit;
    m_edit->setObjectName("queueFilterEdit"_L1);
    m_edit->setAccessibleName(tr("Filter by number, place or owner"));
    m_edit->setMaxLength(120);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &QueueFilterBar::changed);
    layout->addWidget(m_edit, 1);
    m_security = addKind(tr("Security"), u"security"_s, u"queueShowSecurity"_s,
                         tr("Show security callouts only. New ones are always shown."));
    m_medical = addKind(tr("Medical"), u"medical"_s, u"queueShowMedical"_s,
                        tr("Show medical callouts only. New ones are always shown."));
    m_order = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_order->setObjectName("queueOrder"_L1);
    m_order->setToolTip(tr("Not taken, needs a decision, yours, others; inside each by local "
                           "priority (AURA sends none), then the oldest first."));
    layout->addWidget(m_order);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setBrief(false);
}

KeyButton *QueueFilterBar::addKind(const QString &text, const QString &icon, const QString &name,
                                   const QString &toolTip)
{
    auto *button = new KeyButton(m_theme, text, this);
    button->setObjectName(name);
    button->setIconId(icon);
    button->setCheckable(true);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    connect(button, &QPushButton::toggled, this, &QueueFilterBar::changed);
    layout()->addWidget(button);
    return button;
}

QString QueueFilterBar::text() const
{
    return m_edit->text();
}

QSet<ResponseKind> QueueFilterBar::kinds() const
{
    QSet<ResponseKind> kinds;
    if (m_security->isChecked())
        kinds << ResponseKind::Security;
    if (m_medical->isChecked())
        kinds << ResponseKind::Medical;
    return kinds;
}

void QueueFilterBar::clear()
{
    m_edit->clear();
    m_security->setChecked(false);
    m_medical->setChecked(false);
}

void QueueFilterBar::setBrief(bool brief)
{
    m_security->setWordless(brief);
    m_medical->setWordless(brief);
    m_edit->setPlaceholderText(brief ? tr("Filter") : tr("Filter by number, place or owner"));
    m_order->setPlainText(brief ? tr("Priority") : tr("Priority, then oldest"));
}

bool QueueFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) {
            if (key->key() == Qt::Key_Escape && (!text().isEmpty() || !kinds().isEmpty())) {
                clear();
                return true;
            }
            if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return
                || key->key() == Qt::Key_Enter) {
                emit leftDownwards();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueueFilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color("base"_L1));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color("lineSubtle"_L1));
}

} // namespace console
