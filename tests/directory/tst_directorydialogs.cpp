// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people.h"

#include "ui/directory/customerdialog.h"
#include "ui/directory/destructiondialog.h"
#include "ui/directory/directorytext.h"
#include "ui/directory/sitedialog.h"
#include "ui/directory/subscriptiondialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using namespace console::test;

class TestDirectoryDialogs final : public QObject {
    Q_OBJECT

private slots:
    void everyDialogCanBeUsedByKeys_data();
    void everyDialogCanBeUsedByKeys();
    void activateASubscription();
    void changeASubscriptionKeepsExactMoments();
    void subscriptionTypesComeLater();
    void aSubscriptionMustEndAfterItBegins();
    void aNewSite();
    void aSiteKeepsItsExactPosition();
    void aReferenceIsUnique();
    void destructionKeepsByDefault();

private:
    DialogFixture m_desk;
};

void TestDirectoryDialogs::everyDialogCanBeUsedByKeys_data()
{
    QTest::addColumn<QString>("which");
    for (const char *which : {"newCustomer", "customer", "newSubscription", "subscription",
                              "newSite", "site", "destruction"})
        QTest::newRow(which) << QString::fromLatin1(which);
}

void TestDirectoryDialogs::everyDialogCanBeUsedByKeys()
{
    QFETCH(QString, which);
    const Subscription active = subscriptionsOf(201554, UtcTime(Millis(1'780'000'000'000))).first();
    const auto make = [&]() -> ConsoleDialog * {
        QWidget *parent = &m_desk.window;
        if (which == "newCustomer"_L1)
            return new CustomerDialog(m_desk.theme, std::nullopt, parent);
        if (which == "customer"_L1)
            return new CustomerDialog(m_desk.theme, thandeka(), parent);
        if (which.endsWith("ubscription"_L1))
            return new SubscriptionDialog(m_desk.theme,
                                          which == "subscription"_L1 ? active : Subscription{},
                                          u"Thandeka Mokoena"_s, types(), parent);
        if (which.endsWith("ite"_L1))
            return new SiteDialog(m_desk.theme,
                                  which == "site"_L1 ? sites().first() : FixedLocation{}, sites(),
                                  parent);
        return new DestructionDialog(m_desk.theme, u"deleteSite"_s, 1,
                                     {.title = u"Delete site"_s,
                                      .what = u"Depot."_s,
                                      .consequence = u"It is gone."_s,
                                      .keep = u"Keep site"_s,
                                      .destroy = u"&Delete site"_s},
                                     parent);
    };
    QPointer<ConsoleDialog> dialog = make();
    QVERIFY(m_desk.open(dialog.data()));
    QCOMPARE(DialogFixture::usabilityProblem(dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(dialog), QString());
    QVERIFY(dialog->width() <= 1280 && dialog->height() <= 760);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void TestDirectoryDialogs::activateASubscription()
{
    Subscription fresh;
    fresh.customerId = 201554;
    QPointer dialog =
        new SubscriptionDialog(m_desk.theme, fresh, u"Thandeka Mokoena"_s, types(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    Subscription sent;
    QSignalSpy submitted(dialog, &SubscriptionDialog::submitted);
    connect(dialog, &SubscriptionDialog::submitted, this,
            [&sent](const Subscription &wanted) { sent = wanted; });
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 0);
    QCOMPARE(text(dialog, "subscription.type.error"), u"Choose a type."_s);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    retype(dialog, "subscription.from", u"2026-08-01"_s);
    retype(dialog, "subscription.until", u"2027-07-31"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(sent.customerId, 201554);
    QCOMPARE(sent.typeId, 4);
    QCOMPARE(DirectoryText::typedMoment(*sent.validFrom), u"2026-08-01 00:00"_s);
    QCOMPARE(DirectoryText::typedMoment(*sent.validTo), u"2027-07-31 23:59"_s);
    dialog->finish();
    QTRY_VERIFY(!dialog);
}

void TestDirectoryDialogs::changeASubscriptionKeepsExactMoments()
{
    const UtcTime now{Millis(1'780'000'012'345)};
    const Subscription known = subscriptionsOf(201554, now).first();
    QPointer dialog =
        new SubscriptionDialog(m_desk.theme, known, u"Thandeka Mokoena"_s, types(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    QVERIFY(child<QLineEdit>(dialog, "subscription.until")->hasFocus());
    QCOMPARE(child<QComboBox>(dialog, "subscription.type")->currentText(), u"WEB_SIGNUP_FAMILY"_s);
    Subscription sent;
    connect(dialog, &SubscriptionDialog::submitted, this,
            [&sent](const Subscription &wanted) { sent = wanted; });
    retype(dialog, "subscription.until", u"2030-01-31 10:00"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.id, known.id);
    QVERIFY(sent.validFrom == known.validFrom); // to the millisecond
    QCOMPARE(DirectoryText::typedMoment(*sent.validTo), u"2030-01-31 10:00"_s);
    QCOMPARE(sent.dependants, known.dependants);
    dialog->done(QDialog::Rejected);
}

void TestDirectoryDialogs::subscriptionTypesComeLater()
{
    Subscription known;
    known.id = 1;
    known.typeId = 77;
    QPointer dialog =
        new SubscriptionDialog(m_desk.theme, known, u"Thandeka Mokoena"_s, {}, &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    auto *combo = child<QComboBox>(dialog, "subscription.type");
    QCOMPARE(combo->currentText(), u"Type 77"_s);
    dialog->setTypesFailed(u"The list could not be read."_s);
    QCOMPARE(combo->accessibleDescription(), u"The list could not be read."_s);
    dialog->setTypes(types());
    QCOMPARE(combo->count(), 3);
    QCOMPARE(combo->currentText(), u"Type 77"_s);
    QCOMPARE(combo->accessibleDescription(), QString());
    dialog->done(QDialog::Rejected);
}

void TestDirectoryDialogs::aSubscriptionMustEndAfterItBegins()
{
    QPointer dialog =
        new SubscriptionDialog(m_desk.theme, {}, u"Thandeka Mokoena"_s, types(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    QSignalSpy submitted(dialog, &SubscriptionDialog::submitted);
    press(Qt::Key_Down);
    retype(dialog, "subscription.from", u"2026-08-01"_s);
    retype(dialog, "subscription.until", u"2026-07-01"_s);
    press(Qt::Key_Tab);
    QCOMPARE(text(dialog, "subscription.until.error"), u"It must end after it begins."_s);
    retype(dialog, "subscription.from", u"soon"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(text(dialog, "subscription.from.error").startsWith(u"Not a date."_s));
    QCOMPARE(submitted.count(), 0);
    dialog->done(QDialog::Rejected);
}

void TestDirectoryDialogs::aNewSite()
{
    QPointer dialog = new SiteDialog(m_desk.theme, {}, sites(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    FixedLocation sent;
    QSignalSpy submitted(dialog, &SiteDialog::submitted);
    connect(dialog, &SiteDialog::submitted, this,
            [&sent](const FixedLocation &wanted) { sent = wanted; });
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 0);
    QCOMPARE(text(dialog, "site.reference.error"), u"Give a reference."_s);
    QCOMPARE(text(dialog, "site.name.error"), u"Give the site a name."_s);
    QCOMPARE(text(dialog, "site.position.error"), u"Give the position of the site."_s);
    QVERIFY(child<QLineEdit>(dialog, "site.reference")->hasFocus());
    typeText(u"KIOSK-7"_s);
    press(Qt::Key_Tab);
    typeText(u"Kiosk at the pier"_s);
    press(Qt::Key_Tab);
    typeText(u"somewhere"_s);
    press(Qt::Key_Tab);
    QVERIFY(text(dialog, "site.position.error").startsWith(u"Not a position."_s));
    retype(dialog, "site.position", u"-33.91052, 18.40833"_s);
    retype(dialog, "site.customer", u"201 554"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(sent.id, 0);
    QCOMPARE(sent.externalReference, u"KIOSK-7"_s);
    QCOMPARE(sent.identifier, u"KIOSK-7"_s); // nobody gave another
    QCOMPARE(sent.name, u"Kiosk at the pier"_s);
    QCOMPARE(sent.customerId, 201554);
    QVERIFY(sent.point == makeLatLon(-33.91052, 18.40833));
    dialog->finish();
    QTRY_VERIFY(!dialog);
}

void TestDirectoryDialogs::aSiteKeepsItsExactPosition()
{
    const FixedLocation known = sites().at(1);
    QPointer dialog = new SiteDialog(m_desk.theme, known, sites(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    FixedLocation sent;
    connect(dialog, &SiteDialog::submitted, this,
            [&sent](const FixedLocation &wanted) { sent = wanted; });
    retype(dialog, "site.name", u"Depot 5"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.name, u"Depot 5"_s);
    QVERIFY(sent.point == known.point); // all its digits, not the five that are shown
    QCOMPARE(sent.additionalInformation, known.additionalInformation);
    dialog->done(QDialog::Rejected);
}

void TestDirectoryDialogs::aReferenceIsUnique()
{
    QPointer dialog = new SiteDialog(m_desk.theme, sites().first(), sites(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    QSignalSpy submitted(dialog, &SiteDialog::submitted);
    retype(dialog, "site.reference", u"FAR-1"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 0);
    QCOMPARE(text(dialog, "site.reference.error"), u"Farm stall has this reference already."_s);
    retype(dialog, "site.reference", u"STORE-001"_s); // its own
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 1);
    dialog->done(QDialog::Rejected);
}

void TestDirectoryDialogs::destructionKeepsByDefault()
{
    const auto make = [this] {
        return new DestructionDialog(m_desk.theme, u"deleteSite"_s, 99001,
                                     {.title = u"Delete site"_s,
                                      .what = u"Long Street Store."_s,
                                      .consequence = u"AURA refuses its reference."_s,
                                      .keep = u"Keep site"_s,
                                      .destroy = u"&Delete site"_s},
                                     &m_desk.window);
    };
    QPointer dialog = make();
    QVERIFY(m_desk.open(dialog.data()));
    QSignalSpy kept(dialog, &DestructionDialog::confirmed);
    press(Qt::Key_Return);
    QTRY_VERIFY(!dialog);
    QCOMPARE(kept.count(), 0);

    dialog = make();
    QVERIFY(m_desk.open(dialog.data()));
    QSignalSpy confirmed(dialog, &DestructionDialog::confirmed);
    press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(confirmed.count(), 1);
    QCOMPARE(confirmed.at(0).at(0).toLongLong(), 99001);
    QVERIFY(dialog->isBusy());
    press(Qt::Key_Escape); // not while nobody knows
    QVERIFY(dialog && dialog->isVisible());
    dialog->finish(u"AURA has a fault."_s);
    QCOMPARE(dialog->statusText(), u"AURA has a fault."_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestDirectoryDialogs)
#include "tst_directorydialogs.moc"
