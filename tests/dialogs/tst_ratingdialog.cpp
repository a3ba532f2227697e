// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rating by keys, and what happens when AURA takes only a part of it.
#include "dialogfixture.h"
#include "ui/dialogs/ratingdialog.h"
#include "ui/dialogs/segmented.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

Q_DECLARE_METATYPE(console::RatingRequest)

class TestRatingDialog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void oneToFive_data();
    void oneToFive();
    void withoutOverallNothingIsSent();
    void digitsInTheDetailsAreText();
    void aspectsAreGoodPoorOrNeither();
    void progressAndEnd();
    void partialFailureKeepsWhatIsLeft();
    void laterSendsNothing();
    void aspectsMayFail();
    void detailsAreCounted();
    void everythingCanBeReached();

private:
    RatingDialog *opened();
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, name);
    }

    DialogFixture m_fixture;
    QPointer<RatingDialog> m_dialog;
};

void TestRatingDialog::init()
{
    if (m_dialog)
        delete m_dialog;
}

RatingDialog *TestRatingDialog::opened()
{
    m_dialog = new RatingDialog(m_fixture.theme, DialogFixture::head(), &m_fixture.window);
    m_dialog->setItems({{.id = 12, .key = u"RESPONSE_TIME"_s, .description = u"Response time"_s},
                        {.id = 13, .key = u"CONDUCT"_s, .description = u"Conduct"_s},
                        {.id = 14, .key = u"OUTCOME"_s, .description = {}}});
    return m_fixture.open(m_dialog.data());
}

void TestRatingDialog::oneToFive_data()
{
    QTest::addColumn<int>("value");
    for (int value = 1; value <= 5; ++value)
        QTest::addRow("%d", value) << value;
}

void TestRatingDialog::oneToFive()
{
    QFETCH(int, value);
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    press(Qt::Key_0);
    press(Qt::Key_6);
    press(Qt::Key_0 + value);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    const auto rated = sent.front().front().value<RatingRequest>();
    QCOMPARE(rated.calloutId, 992014);
    QCOMPARE(rated.rating, value);
    QVERIFY(rated.items.isEmpty());
    QVERIFY(!rated.customerMayBeContacted);
}

void TestRatingDialog::withoutOverallNothingIsSent()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("rating.overall.error")->text(), u"Choose 1 to 5."_s);
    press(Qt::Key_3);
    QVERIFY(!at<QLabel>("rating.overall.error")->isVisible());
}

void TestRatingDialog::digitsInTheDetailsAreText()
{
    QVERIFY(opened());
    press(Qt::Key_2);
    press(Qt::Key_D, Qt::AltModifier);
    auto *details = at<QPlainTextEdit>("rating.details");
    QVERIFY(details->hasFocus());
    typeText(u"after 5 minutes"_s);
    press(Qt::Key_M, Qt::AltModifier);
    QTRY_VERIFY(at<QCheckBox>("rating.contact")->isChecked());
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto rated = sent.front().front().value<RatingRequest>();
    QCOMPARE(rated.rating, 2);
    QCOMPARE(rated.details, u"after 5 minutes"_s);
    QVERIFY(rated.customerMayBeContacted);
}

void TestRatingDialog::aspectsAreGoodPoorOrNeither()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    auto *good = at<SegmentButton>("rating.aspects.12.good");
    auto *poor = at<SegmentButton>("rating.aspects.12.poor");
    good->click();
    poor->click();
    QVERIFY(!good->isChecked());
    at<SegmentButton>("rating.aspects.13.good")->click();
    at<SegmentButton>("rating.aspects.13.good")->click(); // taken back
    at<SegmentButton>("rating.aspects.14.good")->setFocus();
    press(Qt::Key_Space);
    press(Qt::Key_4);
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto rated = sent.front().front().value<RatingRequest>();
    QCOMPARE(rated.items.size(), 2);
    QCOMPARE(rated.items.at(0).itemId, 12);
    QCOMPARE(rated.items.at(0).positive, false);
    QCOMPARE(rated.items.at(0).description, u"Response time"_s);
    QCOMPARE(rated.items.at(1).itemId, 14);
    QCOMPARE(rated.items.at(1).positive, true);
}

void TestRatingDialog::progressAndEnd()
{
    QVERIFY(opened());
    at<SegmentButton>("rating.aspects.12.good")->click();
    at<SegmentButton>("rating.aspects.13.good")->click();
    at<SegmentButton>("rating.aspects.14.good")->click();
    press(Qt::Key_4);
    press(Qt::Key_Return, Qt::ControlModifier);
    m_dialog->setProgress(1, 3);
    QCOMPARE(m_dialog->statusText(), u"Rating accepted. Sending aspect 2 of 3."_s);
    QSignalSpy said(m_dialog.data(), &ConsoleDialog::announced);
    m_dialog->finish();
    QCOMPARE(said.front().front().toString(), u"Rating accepted, 3 of 3 aspects"_s);
    QTRY_VERIFY(!m_dialog);
}

void TestRatingDialog::partialFailureKeepsWhatIsLeft()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    at<SegmentButton>("rating.aspects.12.good")->click();
    at<SegmentButton>("rating.aspects.13.poor")->click();
    at<SegmentButton>("rating.aspects.14.good")->click();
    press(Qt::Key_4);
    press(Qt::Key_Return, Qt::ControlModifier);
    m_dialog->showPartial({12}, u"AURA cannot be reached."_s);
    QVERIFY(m_dialog->isVisible() && !m_dialog->isBusy());
    QVERIFY(m_dialog->statusText().startsWith("Rating accepted, 1 of 3 aspects. AURA cannot"_L1));
    QVERIFY(!at<SegmentButton>("rating.overall.1")->isEnabled());
    QVERIFY(!at<SegmentButton>("rating.aspects.12.good")->isEnabled());
    press(Qt::Key_1);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 2);
    const auto rest = sent.back().front().value<RatingRequest>();
    QCOMPARE(rest.rating, 4);
    QCOMPARE(rest.items.size(), 2);
    QCOMPARE(rest.items.front().itemId, 13);
    // Not the first of the list: what was accepted is locked, not as many as were.
    m_dialog->showPartial({14}, u"AURA cannot be reached."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto last = sent.back().front().value<RatingRequest>();
    QCOMPARE(last.items.size(), 1);
    QCOMPARE(last.items.front().itemId, 13);
}

void TestRatingDialog::laterSendsNothing()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    press(Qt::Key_4);
    press(Qt::Key_Escape);
    QCOMPARE(sent.size(), 0);
    QTRY_VERIFY(!m_dialog);
}

void TestRatingDialog::aspectsMayFail()
{
    QVERIFY(opened());
    m_dialog->setItemsFailed(u"No answer in 10 s. The list could not be read."_s);
    QVERIFY(!at<SegmentButton>("rating.aspects.12.good"));
    press(Qt::Key_5);
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
}

void TestRatingDialog::detailsAreCounted()
{
    QVERIFY(opened());
    auto *details = at<QPlainTextEdit>("rating.details");
    details->setPlainText(u"x"_s);
    QCOMPARE(details->accessibleDescription(),
             u"1 character. Do not write names, numbers or codes."_s);
    details->setPlainText(QString(1001, u'x'));
    QSignalSpy sent(m_dialog.data(), &RatingDialog::submitted);
    press(Qt::Key_4);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("rating.details.error")->text(), u"At most 1000 characters."_s);
}

void TestRatingDialog::everythingCanBeReached()
{
    QVERIFY(opened());
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

QTEST_MAIN(TestRatingDialog)
#include "tst_ratingdialog.moc"
