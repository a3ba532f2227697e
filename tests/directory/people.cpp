// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

namespace console::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Customer thandeka()
{
    Customer customer;
    customer.id = 201554;
    customer.name = u"Thandeka"_s;
    customer.surname = u"Mokoena"_s;
    customer.mobile = MaskedNumber::fromFull(u"+27820000000");
    customer.email = u"thandeka@example.org"_s;
    customer.externalReference = u"partner-user-123"_s;
    customer.vehicle = u"Toyota Corolla, white, CA 123-456"_s;
    return customer;
}

QList<Subscription> subscriptionsOf(CustomerId id, UtcTime now)
{
    Subscription active;
    active.id = 8811;
    active.customerId = id;
    active.typeId = 4;
    active.validFrom = now - 24h * 100;
    active.validTo = now + 24h * 265;
    active.dependants = {201555, 201556};
    Subscription old = active;
    old.id = 7204;
    old.typeId = 3;
    old.validFrom = now - 24h * 500;
    old.validTo = now - 24h * 135;
    old.dependants.clear();
    Subscription cancelled = old;
    cancelled.id = 7001;
    cancelled.validTo = now + 24h * 50;
    cancelled.cancelledAt = now - 24h * 400;
    return {active, old, cancelled};
}

QList<SubscriptionType> types()
{
    return {{.id = 3, .name = u"WEB_SIGNUP_SINGLE"_s}, {.id = 4, .name = u"WEB_SIGNUP_FAMILY"_s}};
}

QList<FixedLocation> sites()
{
    FixedLocation store;
    store.id = 99001;
    store.externalReference = u"STORE-001"_s;
    store.name = u"Long Street Store"_s;
    store.identifier = u"STORE-001"_s;
    store.address = u"101 Long Street, Cape Town"_s;
    store.point = makeLatLon(-33.9249, 18.4241);
    store.customerId = 201554;
    store.securityCoverage = true;
    store.medicalCoverage = true;
    store.coverageCheckedAt = UtcTime(Millis(1'781'000'000'000));
    FixedLocation depot;
    depot.id = 99002;
    depot.externalReference = u"CPT-0417"_s;
    depot.name = u"Depot 4, Salt River, the large gate behind the old bottling plant"_s;
    depot.address = u"12 Orange Street, Salt River, Cape Town, 7925"_s;
    depot.additionalInformation = u"Ring twice; the dog is friendly."_s;
    depot.what3words = u"filled.count.soap"_s;
    depot.typeName = u"Warehouse"_s;
    depot.point = makeLatLon(-33.9279123456, 18.4563);
    depot.securityCoverage = true;
    depot.medicalCoverage = false;
    FixedLocation bare;
    bare.id = 99003;
    bare.identifier = u"alarm 12"_s;
    FixedLocation far = store;
    far.id = 99004;
    far.externalReference = u"FAR-1"_s;
    far.identifier = u"FAR-1"_s;
    far.name = u"Farm stall"_s;
    far.address.clear();
    far.customerId = 0;
    far.securityCoverage = false;
    far.medicalCoverage = false;
    return {store, depot, bare, far};
}

ApiError error(ApiError::Kind kind, int status, const QString &detail)
{
    ApiError made;
    made.kind = kind;
    made.httpStatus = status;
    made.detail = detail;
    return made;
}

LinkState link(LinkState::Kind kind)
{
    LinkState state;
    state.kind = kind;
    return state;
}

QString text(QWidget *dialog, const char *name)
{
    return child<QLabel>(dialog, name)->text();
}

void retype(QWidget *dialog, const char *name, const QString &words)
{
    auto *edit = child<QLineEdit>(dialog, name);
    edit->setFocus();
    edit->selectAll();
    press(Qt::Key_Delete);
    typeText(words);
}

QString tabStopProblem(QWidget *window)
{
    int stops = 0;
    QSet<QString> names;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->window() != window
            || !widget->isVisible() || widget->focusProxy())
            continue;
        ++stops;
        if (widget->objectName().isEmpty() || widget->objectName().startsWith("qt_"_L1))
            return QString::fromLatin1(widget->metaObject()->className()) + u" has no name"_s;
        if (names.contains(widget->objectName()))
            return widget->objectName() + u" is there twice"_s;
        names << widget->objectName();
        if (widget->accessibleName().isEmpty() || widget->accessibleName().contains(u'&'))
            return widget->objectName() + u" has no accessible name"_s;
    }
    return stops < 4 ? u"hardly anything can be used"_s : QString();
}

QString tabRound()
{
    QStringList seen;
    QWidget *const start = QApplication::focusWidget();
    do {
        seen << QApplication::focusWidget()->objectName().remove(u"directory."_s);
        press(Qt::Key_Tab);
    } while (QApplication::focusWidget() != start && seen.size() < 30);
    return seen.join(u' ');
}

bool Directory::focus()
{
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

QString Directory::words(const char *label)
{
    return child<QLabel>(label)->text().replace(QChar::Nbsp, u' ');
}

QAbstractButton *Directory::button(const char *name)
{
    return child<QAbstractButton>(name);
}

void Directory::click(const char *name)
{
    QTest::mouseClick(button(name), Qt::LeftButton);
}

Directory::Directory()
{
    desk.window.setWindowTitle(u"Desk"_s);
}

void Directory::openCustomer()
{
    window.openCustomer(thandeka().id);
    window.showCustomer(thandeka().id, thandeka());
    window.showSubscriptionTypes(types());
    window.showSubscriptions(thandeka().id, subscriptionsOf(thandeka().id, clock.utcNow()));
}

void Directory::openSites()
{
    window.openAt(DirectoryWindow::Sites);
    window.showFixedLocations(sites());
}

} // namespace console::test
