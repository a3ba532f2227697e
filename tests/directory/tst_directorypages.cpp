// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people.h"

#include "ui/dialogs/customercompleter.h"
#include "ui/directory/destructiondialog.h"
#include "ui/directory/sitedialog.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using namespace console::test;

class TestDirectoryPages final : public QObject {
    Q_OBJECT

private slots:
    void aCustomerByNumber();
    void aCustomerByName();
    void notANumber();
    void anAnswerAboutAnotherIsDropped();
    void readingFails();
    void aCustomerThatIsGone();
    void subscriptionsFail();
    void noSubscription();
    void whatIsOverCannotBeChanged();
    void sitesAreReadOnce();
    void noSitesAndNoSuchSites();
    void aSiteInFull();
    void changeASite();
    void deleteASite();
    void longFactsScrollByKeys();
};

void TestDirectoryPages::aCustomerByNumber()
{
    Directory directory;
    QSignalSpy wanted(&directory.window, &DirectoryWindow::customerWanted);
    QSignalSpy subscriptions(&directory.window, &DirectoryWindow::subscriptionsWanted);
    QSignalSpy typesWanted(&directory.window, &DirectoryWindow::subscriptionTypesWanted);
    directory.window.openAt();
    QVERIFY(directory.focus());
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
    typeText(u"201 554"_s);
    press(Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(0).value<CustomerId>(), 201554);
    QCOMPARE(directory.words("directory.customer.notice.words"), u"Reading customer 201 554…"_s);
    QCOMPARE(subscriptions.count(), 0);
    directory.window.showCustomer(201554, thandeka());
    QCOMPARE(subscriptions.count(), 1);
    QCOMPARE(typesWanted.count(), 1);
    QCOMPARE(directory.words("directory.customer.fields.number"), u"201 554"_s);
    QVERIFY(directory.words("directory.customer.fields.mobile").endsWith(u"••••"_s));
    QCOMPARE(directory.words("directory.customer.notice.words"), QString());
    directory.window.showSubscriptionTypes(types());
    directory.window.showSubscriptions(201554, subscriptionsOf(201554, directory.clock.utcNow()));
    auto *table = directory.child<QTableView>("directory.subscriptions");
    QCOMPARE(table->model()->rowCount(), 3);
    QVERIFY(directory.words("directory.subscriptions.best").startsWith(u"Subscription active"_s));
    press(Qt::Key_F5);
    QCOMPARE(wanted.count(), 2);
}

void TestDirectoryPages::aCustomerByName()
{
    Directory directory;
    QSignalSpy wanted(&directory.window, &DirectoryWindow::customerWanted);
    directory.window.setKnownCustomers({thandeka()});
    directory.window.openAt();
    directory.child<QLineEdit>("directory.customer.number")->setText(customerLine(thandeka()));
    directory.click("directory.customer.read");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(0).value<CustomerId>(), 201554);
    auto *number = directory.child<QLineEdit>("directory.customer.number");
    QCOMPARE(number->text(), u"201554"_s);
    // Choosing from the list reads at once.
    number->setText(customerLine(thandeka()));
    emit number->completer()->activated(number->text());
    QTRY_COMPARE(wanted.count(), 2);
}

void TestDirectoryPages::notANumber()
{
    Directory directory;
    QSignalSpy wanted(&directory.window, &DirectoryWindow::customerWanted);
    directory.window.openAt();
    QVERIFY(directory.focus());
    press(Qt::Key_Return);
    QCOMPARE(directory.words("directory.customer.notice.words"),
             u"Type the number of a customer."_s);
    typeText(u"Thandi"_s);
    press(Qt::Key_Return);
    QVERIFY(directory.words("directory.customer.notice.words").startsWith(u"Not a customer's"_s));
    QCOMPARE(wanted.count(), 0);
}

void TestDirectoryPages::anAnswerAboutAnotherIsDropped()
{
    Directory directory;
    directory.window.openCustomer(1);
    directory.window.openCustomer(201554);
    Customer first = thandeka();
    first.id = 1;
    directory.window.showCustomer(1, first);
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
    directory.window.showCustomer(201554, thandeka());
    QCOMPARE(directory.words("directory.customer.fields.number"), u"201 554"_s);
    QSignalSpy wanted(&directory.window, &DirectoryWindow::subscriptionsWanted);
    directory.window.showSubscriptions(1, QList<Subscription>{Subscription{}});
    QCOMPARE(directory.child<QTableView>("directory.subscriptions")->model()->rowCount(), 0);
    QCOMPARE(wanted.count(), 0);
}

void TestDirectoryPages::readingFails()
{
    Directory directory;
    directory.window.openCustomer(201554);
    directory.window.showCustomer(201554, std::unexpected(error(ApiError::Kind::ServerFault, 500)));
    QVERIFY(directory.words("directory.customer.notice.words").endsWith(u"(500)"_s));
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
    directory.openCustomer();
    directory.window.openCustomer(201554);
    directory.window.showCustomer(201554, std::unexpected(error(ApiError::Kind::Timeout, 0)));
    QVERIFY(directory.words("directory.customer.notice.words")
                .contains(u"What you see is from the last reading."_s));
    QVERIFY(directory.child<QLabel>("directory.customer.title")->isVisible());
}

void TestDirectoryPages::aCustomerThatIsGone()
{
    Directory directory;
    directory.openCustomer();
    directory.window.openCustomer(201554);
    directory.window.showCustomer(201554, std::unexpected(error(ApiError::Kind::NotFound, 404)));
    QVERIFY(directory.words("directory.customer.notice.words")
                .startsWith(u"AURA has no such customer"_s));
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
}

void TestDirectoryPages::subscriptionsFail()
{
    Directory directory;
    directory.window.openCustomer(201554);
    directory.window.showCustomer(201554, thandeka());
    directory.window.showSubscriptions(201554,
                                       std::unexpected(error(ApiError::Kind::RateLimited, 429)));
    const QString said = directory.words("directory.subscriptions.notice.words");
    QVERIFY(said.startsWith(u"AURA asked us to slow down."_s) && said.endsWith(u"(429)"_s));
    // Not known is not the same as none.
    QCOMPARE(directory.words("directory.subscriptions.none"), QString());
}

void TestDirectoryPages::noSubscription()
{
    Directory directory;
    directory.window.openCustomer(201554);
    directory.window.showCustomer(201554, thandeka());
    directory.window.showSubscriptions(201554, QList<Subscription>{});
    QVERIFY(directory.words("directory.subscriptions.none")
                .startsWith(u"This customer has no subscription."_s));
    QVERIFY(directory.button("directory.subscriptions.activate")->isEnabled());
    QVERIFY(!directory.button("directory.subscriptions.cancel")->isEnabled());
}

void TestDirectoryPages::whatIsOverCannotBeChanged()
{
    Directory directory;
    directory.openCustomer();
    auto *table = directory.child<QTableView>("directory.subscriptions");
    auto *change = directory.button("directory.subscriptions.change");
    QCOMPARE(change->toolTip(), u"Choose a subscription first."_s);
    table->selectRow(0);
    QVERIFY(change->isEnabled());
    table->selectRow(1);
    QVERIFY(!change->isEnabled());
    QVERIFY(change->toolTip().contains(u"cannot be revived"_s));
    QVERIFY(directory.focus());
    table->setFocus();
    press(Qt::Key_Return);
    QVERIFY(!directory.window.isAsking());
}

void TestDirectoryPages::sitesAreReadOnce()
{
    Directory directory;
    QSignalSpy wanted(&directory.window, &DirectoryWindow::fixedLocationsWanted);
    directory.window.openAt();
    QCOMPARE(wanted.count(), 0);
    directory.child<QTabBar>("directory.tabs")->setCurrentIndex(1);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(directory.words("directory.site.none"), u"Reading…"_s);
    QVERIFY(directory.focus());
    press(Qt::Key_F5); // it is being read already
    QCOMPARE(wanted.count(), 1);
    directory.window.showFixedLocations(sites());
    QCOMPARE(directory.words("directory.site.count"), u"4 sites"_s);
    directory.window.openAt(DirectoryWindow::Customers);
    directory.window.openAt(DirectoryWindow::Sites);
    QCOMPARE(wanted.count(), 1);
    press(Qt::Key_F5);
    QCOMPARE(wanted.count(), 2);
    directory.window.showFixedLocations(std::unexpected(error(ApiError::Kind::Offline, 0)));
    QVERIFY(directory.words("directory.site.notice.words")
                .contains(u"What you see is from the last reading."_s));
    QCOMPARE(directory.words("directory.site.count"), u"4 sites"_s);
}

void TestDirectoryPages::noSitesAndNoSuchSites()
{
    Directory directory;
    directory.window.openAt(DirectoryWindow::Sites);
    directory.window.showFixedLocations(QList<FixedLocation>{});
    QCOMPARE(directory.words("directory.site.none"), u"AURA has no sites for this account."_s);
    directory.window.showFixedLocations(sites());
    QVERIFY(directory.focus());
    press(Qt::Key_F, Qt::ControlModifier);
    typeText(u"depot"_s);
    QCOMPARE(directory.words("directory.site.count"), u"1 of 4 sites"_s);
    typeText(u"xx"_s);
    QCOMPARE(directory.words("directory.site.none"), u"The filter hides 4 sites. Show all (Esc)"_s);
    press(Qt::Key_Escape);
    QVERIFY(directory.window.isVisible());
    QCOMPARE(directory.words("directory.site.count"), u"4 sites"_s);
    press(Qt::Key_Down); // into the list
    QVERIFY(directory.child<QTableView>("directory.site.list")->hasFocus());
    QVERIFY(!directory.words("directory.site.title").isEmpty());
}

void TestDirectoryPages::aSiteInFull()
{
    Directory directory;
    directory.openSites();
    auto *list = directory.child<QTableView>("directory.site.list");
    QVERIFY(!directory.child<QLabel>("directory.site.title")->isVisible());
    list->selectRow(1); // the depot: "Depot" < "Farm" < "Long", and "alarm 12" first
    QVERIFY(directory.words("directory.site.title").startsWith(u"Depot 4"_s));
    QCOMPARE(directory.words("directory.site.fields.what3words"), u"filled.count.soap"_s);
    QCOMPARE(directory.words("directory.site.fields.coverage"), u"Security only"_s);
    QCOMPARE(directory.words("directory.site.fields.customer"), u"Not given"_s);
    list->selectRow(0);
    QCOMPARE(directory.words("directory.site.title"), u"alarm 12"_s);
    auto *raise = directory.button("directory.site.raise");
    QVERIFY(!raise->isEnabled());
    QCOMPARE(raise->toolTip(), u"It has no reference to raise a callout by."_s);
}

void TestDirectoryPages::changeASite()
{
    Directory directory;
    directory.openSites();
    FixedLocation sent;
    connect(&directory.window, &DirectoryWindow::updateFixedLocation, &directory.window,
            [&sent](const FixedLocation &wanted) { sent = wanted; });
    QVERIFY(directory.focus());
    auto *list = directory.child<QTableView>("directory.site.list");
    list->selectRow(2);
    list->setFocus();
    press(Qt::Key_Return);
    QPointer dialog = directory.dialog<SiteDialog>();
    QVERIFY(dialog);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.id, 99004);
    sent.name = u"Zebra stall"_s;
    directory.window.fixedLocationSaved(sent);
    QTRY_VERIFY(!dialog);
    QCOMPARE(directory.words("directory.site.title"), u"Zebra stall"_s);
    QCOMPARE(directory.words("directory.site.notice.words"), u"AURA has stored Zebra stall."_s);
    QCOMPARE(list->currentIndex().row(), 3); // sorted anew, still chosen
}

void TestDirectoryPages::deleteASite()
{
    Directory directory;
    directory.openSites();
    QSignalSpy deleted(&directory.window, &DirectoryWindow::deleteFixedLocation);
    directory.child<QTableView>("directory.site.list")->selectRow(3);
    directory.click("directory.site.delete");
    QPointer dialog = directory.dialog<DestructionDialog>();
    QVERIFY(dialog);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(deleted.count(), 0);
    directory.click("directory.site.delete");
    dialog = directory.dialog<DestructionDialog>();
    QVERIFY(dialog);
    press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(deleted.count(), 1);
    QCOMPARE(deleted.at(0).at(0).toLongLong(), 99001);
    directory.window.fixedLocationDeleted(99001, QString());
    QTRY_VERIFY(!dialog);
    QCOMPARE(directory.words("directory.site.count"), u"3 sites"_s);
}

void TestDirectoryPages::longFactsScrollByKeys()
{
    Directory directory;
    directory.openSites();
    QVERIFY(directory.focus());
    directory.child<QTableView>("directory.site.list")->selectRow(1);
    auto *facts = directory.child<QScrollArea>("directory.site.fields.scroll");
    QTRY_COMPARE(facts->focusPolicy(), Qt::NoFocus); // there is room for all
    FixedLocation long1 = sites().at(1);
    for (int line = 0; line < 60; ++line)
        long1.additionalInformation += u" Ring twice; the dog is friendly."_s;
    long1.address = QString(90, u'W'); // nothing that could break
    directory.window.showFixedLocations(QList<FixedLocation>{long1});
    QTRY_COMPARE(facts->focusPolicy(), Qt::StrongFocus);
    QCOMPARE(facts->horizontalScrollBar()->maximum(), 0);
    auto *address = directory.child<QLabel>("directory.site.fields.address");
    QVERIFY(address->text().contains(QChar(0x2026)));
    QCOMPARE(address->toolTip(), long1.address);
    facts->setFocus();
    press(Qt::Key_PageDown);
    QVERIFY(facts->verticalScrollBar()->value() > 0);
}

QTEST_MAIN(TestDirectoryPages)
#include "tst_directorypages.moc"
