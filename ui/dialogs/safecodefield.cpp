// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/safecodefield.h"

#include "ui/theme/theme.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 168;

/// Tells a screen reader how many digits are there and nothing else.
class SafeCodeAccessible final : public QAccessibleWidget {
public:
    explicit SafeCodeAccessible(SafeCodeField *field)
        : QAccessibleWidget(field, QAccessible::EditableText), m_field(field)
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.focusable = true;
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Value ? m_field->progressText() : QAccessibleWidget::text(what);
    }
    void setText(QAccessible::Text, const QString &) override { } // a code is typed, never set

private:
    SafeCodeField *m_field = nullptr;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *field = qobject_cast<SafeCodeField *>(object);
    return field ? new SafeCodeAccessible(field) : nullptr;
}

bool isPlain(const QKeyEvent &event)
{
    return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

} // namespace

SafeCodeField::SafeCodeField(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
    setObjectName(u"safeCode"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAcceptDrops(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

SafeCodeField::~SafeCodeField()
{
    wipe();
}

QSize SafeCodeField::sizeHint() const
{
    return {m_theme.scaled(fieldWidth), m_theme.metric("codeField"_L1)};
}

QString SafeCodeField::progressText() const
{
    return m_count == 0 ? tr("No digit entered")
                        : tr("Digit %1 of %2 entered").arg(m_count).arg(length);
}

void SafeCodeField::wipe()
{
    // Through volatile, or the compiler drops writes to an object that is about to end.
    volatile char16_t *digits = m_digits.data();
    for (std::size_t i = 0; i < m_digits.size(); ++i)
        digits[i] = 0;
    m_count = 0;
}

void SafeCodeField::changed()
{
    update();
    QAccessibleValueChangeEvent event(this, progressText());
    QAccessible::updateAccessibility(&event);
    emit countChanged(m_count);
}

void SafeCodeField::clear()
{
    if (m_count == 0)
        return;
    wipe();
    changed();
}

std::optional<SafeCode> SafeCodeField::take()
{
    std::optional<SafeCode> code;
    if (isComplete())
        code = SafeCode::fromText(QStringView(m_digits.data(), length));
    clear();
    return code;
}

bool SafeCodeField::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // What is typed here is never a command's key.
        auto *key = static_cast<QKeyEvent *>(event);
        if (isPlain(*key) && key->key() >= Qt::Key_Space && key->key() <= Qt::Key_AsciiTilde) {
            key->accept();
            return true;
        }
        break;
    }
    case QEvent::WindowDeactivate:
        if (m_count > 0) {
            clear();
            emit clearedByFocusLoss();
        }
        break;
    case QEvent::EnabledChange: update(); break;
    default: break;
    }
    return QWidget::event(event);
}

void SafeCodeField::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool digit = key >= Qt::Key_0 && key <= Qt::Key_9;
    if (!isPlain(*event)) {
        QWidget::keyPressEvent(event);
    } else if (digit) {
        // A key that is held down is a slip, not four digits.
        if (!event->isAutoRepeat() && m_count < length) {
            m_digits[std::size_t(m_count++)] = char16_t(u'0' + (key - Qt::Key_0));
            changed();
        }
    } else if (key == Qt::Key_Backspace) {
        if (m_count > 0) {
            m_digits[std::size_t(--m_count)] = 0;
            changed();
        }
    } else if (key == Qt::Key_Delete) {
        clear();
    } else if (key < Qt::Key_Space || key > Qt::Key_AsciiTilde) {
        QWidget::keyPressEvent(event); // Tab, Enter, Esc and the like go on
    }
}

void SafeCodeField::hideEvent(QHideEvent *event)
{
    clear();
    QWidget::hideEvent(event);
}

void SafeCodeField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void SafeCodeField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void SafeCodeField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus();
    const qreal pen = focus ? 2 : 1;
    painter.setPen(QPen(m_theme.color(focus         ? "focusRing"_L1
                                      : isEnabled() ? "lineControl"_L1
                                                    : "lineSubtle"_L1),
                        pen));
    painter.setBrush(m_theme.color(isEnabled() ? "input"_L1 : "panel"_L1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 3, 3);
    const qreal edge = m_theme.scaled(12);
    const qreal slot = (width() - 2 * edge) / length;
    const qreal middle = height() / 2.0;
    const qreal dot = m_theme.scaled(5);
    for (int i = 0; i < length; ++i) {
        const qreal x = edge + i * slot;
        if (i > 0) {
            painter.setPen(QPen(m_theme.color("lineSubtle"_L1), 1));
            painter.drawLine(QPointF(std::round(x) + .5, height() * .25),
                             QPointF(std::round(x) + .5, height() * .75));
        }
        if (i < m_count) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(isEnabled() ? "text"_L1 : "textDisabled"_L1));
            painter.drawEllipse(QPointF(x + slot / 2, middle), dot, dot);
        } else if (focus && i == m_count) { // where the next digit goes
            painter.setPen(QPen(m_theme.color("text"_L1), 1.5));
            painter.drawLine(QPointF(x + slot / 2, middle - dot * 1.8),
                             QPointF(x + slot / 2, middle + dot * 1.8));
        }
    }
}

} // namespace console
