// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raising at a site by its reference, and what the dialog finds out while the operator still types.
#include "dialogfixture.h"
#include "ui/dialogs/raisedialog.h"
#include "ui/dialogs/segmented.h"

#include <QAbstractItemModel>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

Q_DECLARE_METATYPE(console::RaiseRequest)

class TestRaiseChecks final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void siteByReference();
    void tabGoesOnWhenTheListsComeLate();
    void referencesAreCompleted();
    void subscriptionIsAskedOnce();
    void coverageFollowsTypeAndPlace();
    void refusalIsExplained();
    void anActiveCalloutIsOpenedInstead();
    void aPlaceIsPickedOnTheMap();

private:
    RaiseDialog *opened();
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, name);
    }
    [[nodiscard]] static RaiseRequest request(const QSignalSpy &spy)
    {
        return spy.front().front().value<RaiseRequest>();
    }

    DialogFixture m_fixture;
    QPointer<RaiseDialog> m_dialog;
};

namespace {

FixedLocation depot()
{
    FixedLocation site;
    site.id = 99001;
    site.customerId = 201554;
    site.externalReference = u"CPT-0417"_s;
    site.name = u"Depot 4"_s;
    site.address = u"12 Orange Street"_s;
    site.point = makeLatLon(-33.93, 18.41);
    site.securityCoverage = true;
    site.medicalCoverage = false;
    return site;
}

constexpr LatLon greenPoint{.latitude = -33.91052, .longitude = 18.40833};

} // namespace

void TestRaiseChecks::init()
{
    if (m_dialog)
        delete m_dialog;
}

RaiseDialog *TestRaiseChecks::opened()
{
    m_dialog = new RaiseDialog(m_fixture.theme, &m_fixture.window);
    m_dialog->setResponseTypes({{.id = 1, .value = u"SECURITY"_s, .description = {}},
                                {.id = 2, .value = u"MEDICAL"_s, .description = u"Medical"_s}});
    return m_fixture.open(m_dialog.data());
}

void TestRaiseChecks::anActiveCalloutIsOpenedInstead()
{
    QVERIFY(opened());
    CalloutId active = 992014;
    m_dialog->setActiveLookup([&](CustomerId id) { return id == 201554 ? active : 0; });
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    QSignalSpy existing(m_dialog.data(), &RaiseDialog::existingWanted);
    m_dialog->setPosition(greenPoint);
    at<SegmentButton>("raise.type.1")->click();
    const auto words = [this] { return at<QLabel>("raise.check.active.words")->text(); };
    m_dialog->setCustomer(178921);
    QCOMPARE(words(), u"No active callout for this customer on the board."_s);
    m_dialog->setCustomer(201554);
    QVERIFY2(words().startsWith("Already active: "_L1) && words().contains("014"_L1),
             qPrintable(words()));
    // At a site that customer's live callout says nothing.
    at<QRadioButton>("raise.place.fixed")->click();
    QVERIFY(!words().contains("Already"_L1));
    at<QRadioButton>("raise.place.live")->click();
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(existing.size(), 1);
    QCOMPARE(existing.front().front().toLongLong(), 992014);
    QTRY_VERIFY(!m_dialog);
}

void TestRaiseChecks::aPlaceIsPickedOnTheMap()
{
    QVERIFY(opened());
    QSignalSpy wanted(m_dialog.data(), &RaiseDialog::pickRequested);
    at<QLineEdit>("raise.customer")->setText(u"178921"_s);
    press(Qt::Key_P, Qt::AltModifier);
    QTRY_COMPARE(wanted.size(), 1);
    QVERIFY(!m_dialog->isVisible());
    m_dialog->picked(std::nullopt);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(at<QLineEdit>("raise.coordinates")->text().isEmpty());
    at<QPushButton>("raise.pick")->click();
    QCOMPARE(wanted.size(), 2);
    m_dialog->picked(greenPoint);
    QVERIFY(at<QLineEdit>("raise.coordinates")->text().contains("33.91052"_L1));
    QCOMPARE(at<QLineEdit>("raise.customer")->text(), u"178921"_s);
    QCOMPARE(m_dialog->focusWidget(), at<QLineEdit>("raise.coordinates"));
}

/// As in the program: the index and the types come when the dialog is open already.
void TestRaiseChecks::tabGoesOnWhenTheListsComeLate()
{
    m_dialog = new RaiseDialog(m_fixture.theme, &m_fixture.window);
    m_dialog->setCustomers({});
    QVERIFY(m_fixture.open(m_dialog.data()));
    m_dialog->setResponseTypes({{.id = 1, .value = u"SECURITY"_s, .description = {}},
                                {.id = 2, .value = u"MEDICAL"_s, .description = {}}});
    QTRY_VERIFY(at<SegmentButton>("raise.type.1")->isVisible());
    typeText(u"178923"_s);
    press(Qt::Key_Tab);
    QVERIFY(at<SegmentButton>("raise.type.1")->hasFocus());
}

void TestRaiseChecks::siteByReference()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    at<SegmentButton>("raise.type.1")->click();
    press(Qt::Key_B, Qt::AltModifier);
    QTRY_VERIFY(at<QLineEdit>("raise.reference")->isVisible());
    QVERIFY(!at<QLineEdit>("raise.customer")->isVisible()); // AURA knows whose site it is
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QVERIFY(at<QLineEdit>("raise.reference")->hasFocus());
    QVERIFY(at<QLabel>("raise.reference.error")->isVisible());
    typeText(u"EXT-9"_s);
    QCOMPARE(m_dialog->statusText(), u"Security callout at the site EXT-9"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    const auto raised = request(sent);
    QCOMPARE(raised.customerId, 0);
    QCOMPARE(raised.responseTypeId, 1);
    QCOMPARE(std::get<RaiseRequest::ReferencedSite>(raised.place).externalReference, u"EXT-9"_s);
}

void TestRaiseChecks::referencesAreCompleted()
{
    QVERIFY(opened());
    FixedLocation nameless;
    nameless.id = 5; // has no reference, so it cannot be raised at by one
    m_dialog->setFixedLocations({depot(), nameless});
    at<QRadioButton>("raise.place.reference")->click();
    auto *edit = at<QLineEdit>("raise.reference");
    edit->setFocus();
    auto *completer = edit->completer();
    QCOMPARE(completer->model()->rowCount(), 1);
    completer->setCompletionPrefix(u"orange"_s);
    QCOMPARE(completer->currentCompletion(), u"Depot 4 · CPT-0417 · 12 Orange Street"_s);
    edit->setText(completer->currentCompletion());
    at<SegmentButton>("raise.type.1")->click();
    QVERIFY(edit->accessibleDescription().contains(u"covered: security; not covered: medical"_s));
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(std::get<RaiseRequest::ReferencedSite>(request(sent).place).externalReference,
             u"CPT-0417"_s);
}

void TestRaiseChecks::subscriptionIsAskedOnce()
{
    QVERIFY(opened());
    QSignalSpy asked(m_dialog.data(), &RaiseDialog::subscriptionWanted);
    const auto words = [this] { return at<QLabel>("raise.check.subscription.words")->text(); };
    typeText(u"178921"_s);
    QTRY_COMPARE(asked.size(), 1); // not for 1, 17, 178, ...
    QCOMPARE(asked.front().front().value<CustomerId>(), 178921);
    QCOMPARE(words(), u"Reading the subscription…"_s);
    m_dialog->setSubscription(17, SubscriptionState::Active, {}); // an older question's answer
    QCOMPARE(words(), u"Reading the subscription…"_s);
    m_dialog->setSubscription(178921, SubscriptionState::Active, u"valid until 31 Mar 2027"_s);
    QCOMPARE(words(), u"Subscription active, valid until 31 Mar 2027."_s);
    m_dialog->setSubscription(178921, SubscriptionState::Lapsed, {});
    QCOMPARE(words(), u"No subscription that is valid now. AURA may refuse."_s);
    at<QRadioButton>("raise.place.reference")->click();
    QTRY_VERIFY(words().contains(u"site's customer"_s));
    QCOMPARE(asked.size(), 1);
}

void TestRaiseChecks::coverageFollowsTypeAndPlace()
{
    QVERIFY(opened());
    QSignalSpy asked(m_dialog.data(), &RaiseDialog::coverageWanted);
    const auto words = [this] { return at<QLabel>("raise.check.coverage.words")->text(); };
    at<SegmentButton>("raise.type.2")->click();
    m_dialog->setPosition(greenPoint);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.front().at(0).toInt(), 2);
    QCOMPARE(asked.front().at(1).value<LatLon>(), greenPoint);
    m_dialog->setCoverage(1, greenPoint, CoverageAnswer::Inside); // of another type
    QCOMPARE(words(), u"Looking the coverage up…"_s);
    m_dialog->setCoverage(2, greenPoint, CoverageAnswer::Outside);
    QCOMPARE(words(), u"Outside the medical coverage area. AURA may refuse."_s);
    m_dialog->setCoverage(2, greenPoint, CoverageAnswer::Inside);
    QCOMPARE(words(), u"Inside the medical coverage area."_s);
    m_dialog->setCoverage(2, greenPoint, CoverageAnswer::Unknown);
    QVERIFY(words().startsWith(u"Not known"_s));
    at<SegmentButton>("raise.type.1")->click();
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked.back().at(0).toInt(), 1);
    // A registered site's own place.
    m_dialog->setFixedLocations({depot()});
    m_dialog->setSite(depot());
    QTRY_COMPARE(asked.size(), 3);
    QCOMPARE(asked.back().at(1).value<LatLon>(), *depot().point);
}

void TestRaiseChecks::refusalIsExplained()
{
    QVERIFY(opened());
    m_dialog->setCustomer(178921);
    m_dialog->setPosition(greenPoint);
    at<SegmentButton>("raise.type.1")->click();
    QSignalSpy asked(m_dialog.data(), &RaiseDialog::subscriptionWanted);
    QTRY_COMPARE(asked.size(), 1);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_dialog->isBusy());
    m_dialog->finishWithError({.kind = ApiError::Kind::Forbidden,
                               .httpStatus = 403,
                               .detail = u"no active subscription"_s,
                               .retryAfter = {}});
    QVERIFY(!m_dialog->isBusy());
    const QString refused = u"AURA refused: no active subscription. Nothing was raised. (403)"_s;
    QCOMPARE(m_dialog->statusText(), refused);
    m_dialog->setSubscription(178921, SubscriptionState::Lapsed,
                              u"the last one ended 1 Jul 2026"_s);
    QCOMPARE(m_dialog->statusText(),
             refused + u" No subscription that is valid now, the last one ended 1 Jul 2026."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    m_dialog->finishWithError(
        {.kind = ApiError::Kind::Offline, .httpStatus = 0, .detail = {}, .retryAfter = {}});
    QVERIFY(m_dialog->statusText().startsWith(u"AURA cannot be reached. Nothing was raised."_s));
}

QTEST_MAIN(TestRaiseChecks)
#include "tst_raisechecks.moc"
