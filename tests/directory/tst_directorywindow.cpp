// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people.h"

#include "ui/directory/customerdialog.h"
#include "ui/directory/destructiondialog.h"
#include "ui/directory/subscriptiondialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using namespace console::test;

class TestDirectoryWindow final : public QObject {
    Q_OBJECT

private slots:
    void everythingCanBeUsed();
    void registerACustomer();
    void aConflictStaysInTheDialog();
    void deleteACustomer();
    void activateASubscription();
    void cancelASubscription();
    void raise();
    void offline();
    void anotherAccount();
    void aLateAnswerIsNotGivenToTheNextDialog();
};

void TestDirectoryWindow::everythingCanBeUsed()
{
    Directory directory;
    directory.openCustomer();
    QVERIFY(directory.focus());
    QCOMPARE(directory.window.accessibleName(), u"Customers and sites"_s);
    QVERIFY(!directory.window.isModal());
    directory.child<QTableView>("directory.subscriptions")->selectRow(0);
    QCOMPARE(tabStopProblem(&directory.window), QString());
    directory.child<QLineEdit>("directory.customer.number")->setFocus();
    // Down the left column, then down the right one.
    QCOMPARE(tabRound(),
             u"customer.number customer.read customer.new customer.raise customer.edit "
             "customer.delete subscriptions subscriptions.activate subscriptions.change "
             "subscriptions.cancel tabs"_s);
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(directory.window.page(), DirectoryWindow::Sites);
    directory.window.showFixedLocations(sites());
    directory.child<QTableView>("directory.site.list")->selectRow(1);
    QCOMPARE(tabStopProblem(&directory.window), QString());
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(directory.child<QLineEdit>("directory.site.filter")->hasFocus());
    QCOMPARE(tabRound(), u"site.filter site.read site.new site.list site.raise site.edit "
                         "site.delete tabs"_s);
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(directory.child<QLineEdit>("directory.customer.number")->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(!directory.window.isVisible());
    directory.window.openAt();
    QCOMPARE(directory.words("directory.customer.title"), u"Thandeka Mokoena"_s);
}

void TestDirectoryWindow::registerACustomer()
{
    Directory directory;
    QSignalSpy subscriptions(&directory.window, &DirectoryWindow::subscriptionsWanted);
    CustomerDraft sent;
    connect(&directory.window, &DirectoryWindow::createCustomer, &directory.window,
            [&sent](const CustomerDraft &draft) { sent = draft; });
    directory.window.openAt();
    QVERIFY(directory.focus());
    press(Qt::Key_N, Qt::ControlModifier);
    QPointer dialog = directory.dialog<CustomerDialog>();
    QVERIFY(dialog);
    typeText(u"Lindiwe"_s);
    press(Qt::Key_Tab);
    typeText(u"Jacobs"_s);
    press(Qt::Key_Tab);
    typeText(u"+27 00 000 0000"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.name, u"Lindiwe"_s);
    Customer made = thandeka();
    made.id = 301001;
    made.name = sent.name;
    made.surname = sent.surname;
    directory.window.customerSaved(made);
    QTRY_VERIFY(!dialog);
    QCOMPARE(directory.words("directory.customer.title"), u"Lindiwe Jacobs"_s);
    QCOMPARE(directory.words("directory.customer.notice.words"),
             u"Registered at AURA as customer 301 001."_s);
    QCOMPARE(subscriptions.count(), 1);
    QCOMPARE(subscriptions.at(0).at(0).value<CustomerId>(), 301001);
}

void TestDirectoryWindow::aConflictStaysInTheDialog()
{
    Directory directory;
    directory.openCustomer();
    QSignalSpy updated(&directory.window, &DirectoryWindow::updateCustomer);
    directory.click("directory.customer.edit");
    QPointer dialog = directory.dialog<CustomerDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->customerId(), 201554);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(updated.count(), 1);
    directory.window.customerSaved(std::unexpected(error(ApiError::Kind::Conflict, 409)));
    QVERIFY(dialog && !dialog->isBusy());
    QVERIFY(dialog->statusText().endsWith(u"(409)"_s));
    QCOMPARE(child<QLabel>(dialog, "customer.mobile.error")->text(),
             u"AURA has a customer with this number already."_s);
    press(Qt::Key_Return, Qt::ControlModifier); // without a number there is none to be taken
    QCOMPARE(updated.count(), 2);
    Customer changed = thandeka();
    changed.surname = u"Ndlovu"_s;
    directory.window.customerSaved(changed);
    QTRY_VERIFY(!dialog);
    QCOMPARE(directory.words("directory.customer.title"), u"Thandeka Ndlovu"_s);
    QCOMPARE(directory.words("directory.customer.notice.words"), u"Changed at AURA."_s);
}

void TestDirectoryWindow::deleteACustomer()
{
    Directory directory;
    directory.openCustomer();
    QSignalSpy deleted(&directory.window, &DirectoryWindow::deleteCustomer);
    directory.click("directory.customer.delete");
    QPointer dialog = directory.dialog<DestructionDialog>();
    QVERIFY(dialog);
    press(Qt::Key_Return); // keeps
    QTRY_VERIFY(!dialog);
    QCOMPARE(deleted.count(), 0);
    directory.click("directory.customer.delete");
    dialog = directory.dialog<DestructionDialog>();
    QVERIFY(dialog);
    QTest::mouseClick(child<QAbstractButton>(dialog, "deleteCustomer.destroy"), Qt::LeftButton);
    QCOMPARE(deleted.count(), 1);
    directory.window.customerDeleted(201554, u"Customer deleted"_s);
    QTRY_VERIFY(!dialog);
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
    QCOMPARE(directory.words("directory.customer.notice.words"),
             u"Customer 201 554 was deleted."_s);
}

void TestDirectoryWindow::activateASubscription()
{
    Directory directory;
    directory.window.openCustomer(201554);
    directory.window.showCustomer(201554, thandeka());
    directory.window.showSubscriptions(201554, QList<Subscription>{});
    QSignalSpy typesWanted(&directory.window, &DirectoryWindow::subscriptionTypesWanted);
    QSignalSpy read(&directory.window, &DirectoryWindow::subscriptionsWanted);
    Subscription sent;
    connect(&directory.window, &DirectoryWindow::activateSubscription, &directory.window,
            [&sent](const Subscription &wanted) { sent = wanted; });
    directory.click("directory.subscriptions.activate");
    QPointer dialog = directory.dialog<SubscriptionDialog>();
    QVERIFY(dialog);
    QCOMPARE(typesWanted.count(), 1);
    directory.window.showSubscriptionTypes(types());
    press(Qt::Key_Down);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.customerId, 201554);
    QCOMPARE(sent.typeId, 3);
    QVERIFY(!sent.validFrom && !sent.validTo);
    sent.id = 9000;
    sent.validTo = directory.clock.utcNow() + 24h;
    directory.window.subscriptionSaved(sent);
    QTRY_VERIFY(!dialog);
    QCOMPARE(directory.child<QTableView>("directory.subscriptions")->model()->rowCount(), 1);
    QCOMPARE(read.count(), 1); // as AURA has them now
}

void TestDirectoryWindow::cancelASubscription()
{
    Directory directory;
    directory.openCustomer();
    QSignalSpy cancelled(&directory.window, &DirectoryWindow::cancelSubscription);
    QSignalSpy read(&directory.window, &DirectoryWindow::subscriptionsWanted);
    directory.child<QTableView>("directory.subscriptions")->selectRow(0);
    directory.click("directory.subscriptions.cancel");
    QPointer dialog = directory.dialog<DestructionDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->accessibleDescription().contains(u"2 dependants"_s));
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled.at(0).at(0).toLongLong(), 8811);
    directory.window.subscriptionCancelled(8811,
                                           std::unexpected(error(ApiError::Kind::Timeout, 0)));
    QVERIFY(dialog && dialog->statusText().contains(u"Not known if the change arrived"_s));
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(cancelled.count(), 2);
    directory.window.subscriptionCancelled(8811, u"Done"_s);
    QTRY_VERIFY(!dialog);
    QCOMPARE(read.count(), 1);
    QCOMPARE(directory.words("directory.customer.notice.words"),
             u"Subscription 8811 was cancelled."_s);
}

void TestDirectoryWindow::raise()
{
    Directory directory;
    directory.openCustomer();
    QSignalSpy forCustomer(&directory.window, &DirectoryWindow::raiseForCustomer);
    directory.click("directory.customer.raise");
    QCOMPARE(forCustomer.count(), 1);
    QCOMPARE(forCustomer.at(0).at(0).value<CustomerId>(), 201554);
    directory.openSites();
    FixedLocation raised;
    connect(&directory.window, &DirectoryWindow::raiseAtSite, &directory.window,
            [&raised](const FixedLocation &site) { raised = site; });
    directory.child<QTableView>("directory.site.list")->selectRow(3);
    directory.click("directory.site.raise");
    QCOMPARE(raised.externalReference, u"STORE-001"_s);
}

void TestDirectoryWindow::offline()
{
    Directory directory;
    directory.openCustomer();
    QVERIFY(!directory.child<QWidget>("directory.offline")->isVisible());
    directory.window.setLink(link(LinkState::Kind::Lost));
    QVERIFY(directory.child<QWidget>("directory.offline")->isVisible());
    QVERIFY(directory.words("directory.offline.words").startsWith(u"Link lost."_s));
    for (const char *name :
         {"directory.customer.read", "directory.customer.new", "directory.customer.edit",
          "directory.customer.delete", "directory.customer.raise",
          "directory.subscriptions.activate", "directory.site.new", "directory.site.read"})
        QVERIFY2(!directory.button(name)->isEnabled(), name);
    QCOMPARE(directory.button("directory.customer.delete")->toolTip(),
             u"Not while the link is lost."_s);
    QSignalSpy wanted(&directory.window, &DirectoryWindow::customerWanted);
    QSignalSpy sitesWanted(&directory.window, &DirectoryWindow::fixedLocationsWanted);
    QVERIFY(directory.focus());
    press(Qt::Key_F5);
    press(Qt::Key_N, Qt::ControlModifier);
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!directory.window.isAsking());
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(sitesWanted.count(), 0);
    directory.window.setLink(link(LinkState::Kind::Linked));
    QCOMPARE(sitesWanted.count(), 1); // what was missing is read as soon as it can be
    QVERIFY(directory.button("directory.customer.delete")->isEnabled());
    QVERIFY(!directory.child<QWidget>("directory.offline")->isVisible());
    directory.window.setLink(link(LinkState::Kind::Faltering));
    QVERIFY(directory.button("directory.customer.delete")->isEnabled());
}

void TestDirectoryWindow::anotherAccount()
{
    Directory directory;
    directory.openSites();
    directory.openCustomer();
    directory.click("directory.customer.edit");
    QPointer dialog = directory.dialog<CustomerDialog>();
    QVERIFY(dialog);
    directory.window.clear();
    QTRY_VERIFY(!dialog);
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
    QCOMPARE(directory.child<QTableView>("directory.site.list")->model()->rowCount(), 0);
    QVERIFY(directory.child<QLineEdit>("directory.customer.number")->text().isEmpty());
    // An answer that belongs to the account before.
    directory.window.showCustomer(201554, thandeka());
    QVERIFY(directory.child<QLabel>("directory.customer.empty")->isVisible());
}

void TestDirectoryWindow::aLateAnswerIsNotGivenToTheNextDialog()
{
    Directory directory;
    directory.openCustomer();
    directory.click("directory.customer.edit");
    QPointer dialog = directory.dialog<CustomerDialog>();
    QVERIFY(dialog);
    directory.window.customerSaved(thandeka()); // nobody has sent anything
    directory.window.fixedLocationDeleted(1, QString());
    QVERIFY(dialog && dialog->isVisible());
    press(Qt::Key_Return, Qt::ControlModifier);
    directory.window.subscriptionSaved(Subscription{});
    QVERIFY(dialog && dialog->isBusy());
    directory.window.customerSaved(thandeka());
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestDirectoryWindow)
#include "tst_directorywindow.moc"
