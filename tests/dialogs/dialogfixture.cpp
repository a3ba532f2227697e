// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogfixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QMetaProperty>
#include <QWindow>

namespace console::test {

using namespace Qt::StringLiterals;

DialogFixture::DialogFixture()
{
    theme.applyToApplication();
    window.resize(1280, 800);
    window.show();
}

bool DialogFixture::waitForActive(QWidget *dialog)
{
    dialog->activateWindow();
    return QTest::qWaitForWindowActive(dialog);
}

CalloutHead DialogFixture::head(CalloutId id)
{
    return {.id = id,
            .state = DisplayState::Dispatched,
            .title = u"Panic button, Observatory"_s,
            .detail = u"Thandeka M. · Unit 7 of Kestrel Response is on the way"_s,
            .unit = u"Unit 7"_s,
            .fixedSite = false};
}

QString DialogFixture::usabilityProblem(QWidget *dialog)
{
    if (dialog->accessibleName().isEmpty() || dialog->accessibleDescription().isEmpty())
        return u"the dialog has no accessible name or description"_s;
    QSet<QString> names;
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->window() != dialog
            || !widget->isVisible() || widget->focusProxy())
            continue;
        const QString what = u"%1 \"%2\""_s.arg(
            QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
        if (widget->objectName().isEmpty() || widget->objectName().startsWith("qt_"_L1))
            return what + u" has no object name"_s;
        if (names.contains(widget->objectName()))
            return what + u" is there twice"_s;
        names.insert(widget->objectName());
        if (widget->accessibleName().isEmpty())
            return what + u" has no accessible name"_s;
        if (widget->accessibleName().contains(u'&'))
            return what + u" has a mnemonic in its accessible name"_s;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool inGroup = button && button->group() && button->group()->exclusive();
        // Of a group Tab reaches one, the arrows the others.
        if (!(widget->focusPolicy() & Qt::TabFocus) && !inGroup)
            return what + u" cannot be reached by Tab"_s;
    }
    return names.size() < 2 ? u"nothing can be used"_s : QString();
}

QString DialogFixture::tabOrderProblem(QWidget *dialog)
{
    QWidget *const start = QApplication::focusWidget();
    QStringList seen;
    QPoint before;
    int stepsBack = 0;
    do {
        QWidget *at = QApplication::focusWidget();
        if (!at || seen.contains(at->objectName()) || seen.size() > 100)
            return u"Tab goes astray after "_s + seen.join(u' ');
        const QPoint place = at->mapTo(dialog, QPoint(0, at->height() / 2));
        constexpr int line = 12; // pixels within which two are beside each other
        if (!seen.isEmpty()
            && (place.y() < before.y() - line
                || (place.y() < before.y() + line && place.x() <= before.x())))
            ++stepsBack;
        before = place;
        seen << at->objectName();
        press(Qt::Key_Tab);
    } while (QApplication::focusWidget() != start);
    // Once back to the top is a round.
    if (seen.size() < 2 || stepsBack > 1)
        return u"Tab jumps back: "_s + seen.join(u' ');
    return {};
}

QString DialogFixture::everyText(QWidget *dialog)
{
    QStringList all;
    auto widgets = dialog->findChildren<QWidget *>();
    widgets.prepend(dialog);
    for (QWidget *widget : std::as_const(widgets)) {
        const QMetaObject *meta = widget->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i) {
            const QVariant value = meta->property(i).read(widget);
            if (value.metaType() == QMetaType::fromType<QString>())
                all << value.toString();
        }
        for (const QByteArray &name : widget->dynamicPropertyNames())
            all << widget->property(name.constData()).toString();
        if (auto *accessible = QAccessible::queryAccessibleInterface(widget)) {
            for (int what = QAccessible::Name; what <= QAccessible::Identifier; ++what)
                all << accessible->text(QAccessible::Text(what));
            if (auto *text = accessible->textInterface())
                all << text->text(0, text->characterCount());
        }
    }
    return all.join(u'\n');
}

void press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *active = QApplication::activeWindow();
    QVERIFY(active && active->windowHandle());
    QTest::keyClick(active->windowHandle(), Qt::Key(key), modifiers);
}

void typeText(const QString &text)
{
    QWidget *active = QApplication::activeWindow();
    QVERIFY(active && active->windowHandle());
    for (const QChar c : text)
        QTest::keyClick(active->windowHandle(), c.toLatin1());
}

} // namespace console::test
