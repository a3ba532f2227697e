// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/fieldgrid.h"
#include "ui/detail/mappicture.h"
#include "ui/detail/stagebar.h"
#include "ui/theme/foldsection.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// The papers of a closed callout in the detail pane: what is known, what is not yet, and what is
/// never shown.
class TestReport final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void onlyClosedCalloutsHaveOne();
    void statesAreTold();
    void reportIsShownAsItCame();
    void missingTimesAreCounted();
    void documentInsteadOfFields();
    void partsOfTheBar();
    void pictureIsDecoded();
    void badPicturesAreRefused_data();
    void badPicturesAreRefused();
    void anothersPapersAreIgnored();
    void cancelledWithCodeTellsNothing();
    void frozenOutcomeHidesIt();
    void duressLinesAreWithheld();
    void readAgain();

private:
    [[nodiscard]] BoardEntry closed() const;
    [[nodiscard]] ClosingPapers papers() const;
    void showEntry(const BoardEntry &entry);
    [[nodiscard]] const FieldGrid *fields() const
    {
        return m_pane->findChild<FieldGrid *>(u"detail.report.fields"_s);
    }
    [[nodiscard]] const FieldGrid *others() const
    {
        return m_pane->findChild<FieldGrid *>(u"detail.report.others"_s);
    }
    [[nodiscard]] QLabel *label(const char *name) const
    {
        return m_pane->findChild<QLabel *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString everything() const;

    StillClock m_clock;
    std::unique_ptr<ServerClock> m_server;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QAction> m_action;
    std::unique_ptr<DetailPane> m_pane;
};

namespace {

QByteArray picture(QSize size, const char *format = "PNG")
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0x20, 0x60, 0xA0));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace

void TestReport::init()
{
    m_pane.reset();
    m_clock = {};
    m_server = std::make_unique<ServerClock>(m_clock);
    m_theme = std::make_unique<Theme>();
    m_action = std::make_unique<QAction>(u"Act"_s);
    m_pane = std::make_unique<DetailPane>(*m_theme, *m_server,
                                          DetailPane::Actions{.buttons = {m_action.get()},
                                                              .more = {m_action.get()},
                                                              .copyCoordinates = m_action.get(),
                                                              .revealMobile = m_action.get(),
                                                              .openTracking = m_action.get()});
    m_pane->resize(520, 1200);
    m_pane->show();
    m_pane->tick(m_clock.mono);
}

BoardEntry TestReport::closed() const
{
    BoardEntry entry = makeEntry(m_clock, 991962, 2046s, CalloutStatus::Closed);
    entry.callout.statusText = u"closed"_s;
    entry.presence = Presence::Ended;
    entry.endKind = EndKind::Closed;
    return entry;
}

ClosingPapers TestReport::papers() const
{
    const UtcTime created = m_clock.utc - 2046s;
    ClosingPapers view;
    view.calloutId = 991962;
    view.report = {
        .state = ClosingPapers::State::Here, .error = {}, .nextTry = {}, .readAt = m_clock.utc};
    view.reportValue.calloutId = 991962;
    view.reportValue.outcome = u"Resolved"_s;
    view.reportValue.statusText = u"closed"_s;
    view.reportValue.createdAt = created;
    view.reportValue.dispatchedAt = created + 77s;
    view.reportValue.arrivedAt = created + 626s;
    view.reportValue.completedAt = created + 1731s;
    view.reportValue.closedAt = created + 2046s;
    view.reportValue.responseTime = 626s;
    view.reportValue.resolutionTime = 2046s;
    view.reportValue.others = {{.name = u"responder.name"_s, .value = u"Unit 3"_s},
                               {.name = u"attachments[0].kind"_s, .value = u"<b>photo</b>"_s}};
    return view;
}

void TestReport::showEntry(const BoardEntry &entry)
{
    const CalloutRow row(entry, RowContext{.places = nullptr, .types = {}, .operatorName = me});
    m_pane->setCallout(&row, m_clock.mono - 1s);
}

QString TestReport::everything() const
{
    QStringList texts;
    for (const auto *one : m_pane->findChildren<QLabel *>())
        texts << one->text();
    for (const auto *one : m_pane->findChildren<QWidget *>())
        texts << one->accessibleName() << one->accessibleDescription() << one->toolTip();
    return texts.join(u'\n');
}

void TestReport::onlyClosedCalloutsHaveOne()
{
    const auto *section = m_pane->findChild<FoldSection *>(u"detail.report"_s);
    showEntry(makeEntry(m_clock, 5, 60s, CalloutStatus::ResponderCompleted));
    QVERIFY(!section->isVisible());
    showEntry(closed());
    QVERIFY(section->isVisible());
    QCOMPARE(section->header()->summary(), u"not asked for"_s);
}

void TestReport::statesAreTold()
{
    showEntry(closed());
    ClosingPapers view;
    view.calloutId = 991962;
    const auto state = [this] { return label("detail.report.state")->text(); };
    QCOMPARE(state(), u"The report was not asked for yet."_s);
    view.report.state = ClosingPapers::State::Asked;
    m_pane->setClosing(view);
    QCOMPARE(state(), u"Reading…"_s);
    view.report.state = ClosingPapers::State::NotYet;
    view.report.nextTry = m_clock.mono + 15s;
    m_pane->setClosing(view);
    QCOMPARE(state(), u"AURA makes it after closing; not there yet. Tried again at 14:32:22."_s);
    view.report.nextTry.reset();
    m_pane->setClosing(view);
    QCOMPARE(state(), u"AURA had none when this console stopped asking."_s);
    view.report.state = ClosingPapers::State::Failed;
    view.report.error = ApiError{
        .kind = ApiError::Kind::Forbidden, .httpStatus = 403, .detail = {}, .retryAfter = {}};
    m_pane->setClosing(view);
    QCOMPARE(state(),
             u"AURA refused: this account may not do that. The report could not be read. (403)"_s);
    QVERIFY(!fields()->isVisible());
    view.map.state = ClosingPapers::State::NotYet;
    m_pane->setClosing(view);
    QVERIFY(!label("detail.report.map.state")->text().isEmpty());
}

void TestReport::reportIsShownAsItCame()
{
    showEntry(closed());
    m_pane->setClosing(papers());
    QVERIFY(!label("detail.report.state")->isVisible());
    QCOMPARE(fields()->value("outcome"_L1), u"Resolved"_s);
    QCOMPARE(fields()->value("response"_L1), u"10:26 (626 s)"_s);
    QCOMPARE(fields()->value("resolution"_L1), u"34:06 (2\u00A0046 s)"_s);
    QCOMPARE(fields()->value("arrived"_L1), u"14:08:27, after 10:26"_s);
    QVERIFY(others());
    QCOMPARE(others()->value("0"_L1), u"Unit 3"_s);
    QCOMPARE(others()->value("1"_L1), u"<b>photo</b>"_s); // text, never markup
    for (const auto *one : others()->findChildren<QLabel *>())
        QVERIFY(one->textFormat() == Qt::PlainText);
    QCOMPARE(m_pane->findChild<FoldSection *>(u"detail.report"_s)->header()->summary(),
             u"made by AURA, read 14:32:07"_s);
}

void TestReport::missingTimesAreCounted()
{
    showEntry(closed());
    ClosingPapers view = papers();
    view.reportValue.responseTime.reset();
    view.reportValue.resolutionTime.reset();
    view.reportValue.completedAt.reset();
    view.reportValue.closedAt.reset();
    view.reportValue.outcome.clear();
    view.reportValue.others.clear();
    m_pane->setClosing(view);
    QCOMPARE(fields()->value("response"_L1), u"10:26, counted from the times"_s);
    QCOMPARE(fields()->value("resolution"_L1), u"Not given"_s);
    QCOMPARE(fields()->value("outcome"_L1), u"Not given"_s);
    QCOMPARE(fields()->value("completed"_L1), u"Not given"_s);
    QVERIFY(!others());
}

void TestReport::documentInsteadOfFields()
{
    showEntry(closed());
    ClosingPapers view = papers();
    view.reportValue = {};
    view.reportValue.documentType = u"application/pdf"_s;
    m_pane->setClosing(view);
    QCOMPARE(label("detail.report.state")->text(),
             u"AURA sent the report as a document (application/pdf), which this console cannot "
             "show."_s);
    QVERIFY(!fields()->isVisible());
}

void TestReport::partsOfTheBar()
{
    showEntry(closed());
    m_pane->setClosing(papers());
    const auto *bar = m_pane->findChild<StageBar *>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->parts().size(), 4);
    QCOMPARE(bar->parts().at(1).name, u"On the way"_s);
    QCOMPARE(bar->parts().at(1).took, Millis(549s));
    QVERIFY(bar->accessibleName().contains(u"On the way 9 minutes 9 seconds"_s));
    ClosingPapers odd = papers();
    odd.reportValue.arrivedAt = *odd.reportValue.createdAt - 5s; // earlier than possible: left out
    m_pane->setClosing(odd);
    QCOMPARE(bar->parts().size(), 3);
    odd.report = {};
    m_pane->setClosing(odd);
    QVERIFY(!bar->isVisible());
}

void TestReport::pictureIsDecoded()
{
    showEntry(closed());
    ClosingPapers view = papers();
    view.map = view.report;
    view.mapValue.image = picture({640, 400});
    auto *shown = m_pane->findChild<MapPicture *>();
    m_pane->setClosing(view);
    QTRY_VERIFY(shown->isVisible());
    QCOMPARE(shown->image().size(), QSize(640, 400));
    QVERIFY(shown->heightForWidth(480) <= 360);
    auto *large = m_pane->findChild<QPushButton *>(u"detail.report.large"_s);
    QVERIFY(large->isVisible());
    large->click();
    QTRY_VERIFY(m_pane->findChild<QDialog *>(u"largePicture"_s));
    m_pane->findChild<QDialog *>(u"largePicture"_s)->close();
    // Another callout never keeps it.
    BoardEntry other = closed();
    other.callout.id = 991979;
    showEntry(other);
    QVERIFY(!shown->isVisible());
    QVERIFY(shown->image().isNull());
    view = papers();
    view.map = view.report;
    showEntry(closed());
    m_pane->setClosing(view);
    QCOMPARE(label("detail.report.map.state")->text(), u"AURA gives no picture of this callout."_s);
}

void TestReport::badPicturesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no picture") << QByteArray("nonsense");
    QTest::newRow("cut") << picture({300, 300}).left(60);
    QTest::newRow("too wide") << picture({5000, 2});
    QTest::newRow("another format") << picture({30, 30}, "BMP");
}

void TestReport::badPicturesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!bytes.isEmpty());
    showEntry(closed());
    ClosingPapers view = papers();
    view.map = view.report;
    view.mapValue.image = bytes;
    m_pane->setClosing(view);
    QTRY_COMPARE(label("detail.report.map.state")->text(), u"AURA's picture could not be read."_s);
    QVERIFY(!m_pane->findChild<MapPicture *>()->isVisible());
}

void TestReport::anothersPapersAreIgnored()
{
    showEntry(closed());
    ClosingPapers view = papers();
    view.calloutId = 5;
    m_pane->setClosing(view);
    QVERIFY(!fields()->isVisible());
    m_pane->setClosing(papers());
    QVERIFY(fields()->isVisible());
    BoardEntry other = closed();
    other.callout.id = 991979;
    showEntry(other);
    QVERIFY(!fields()->isVisible());
    QVERIFY(!others());
}

void TestReport::cancelledWithCodeTellsNothing()
{
    BoardEntry entry = closed();
    entry.cancelVerified = true;
    showEntry(entry);
    ClosingPapers plain = papers();
    plain.reportValue.others.clear();
    m_pane->setClosing(plain);
    const QString before = everything();
    ClosingPapers telling = papers();
    telling.reportValue.outcome = u"Cancelled under duress"_s;
    telling.reportValue.others = {{.name = u"duressCancelled"_s, .value = u"true"_s},
                                  {.name = u"cancelKind"_s, .value = u"safe"_s}};
    m_pane->setClosing(telling);
    QCOMPARE(everything(), before); // whatever AURA says, the same picture
    QCOMPARE(fields()->value("outcome"_L1), u"Not shown here"_s);
}

void TestReport::frozenOutcomeHidesIt()
{
    BoardEntry entry = closed();
    entry.cancelVerified = true;
    entry.outcomeFrozen = true;
    showEntry(entry);
    m_pane->setClosing(papers());
    QVERIFY(!m_pane->findChild<FoldSection *>(u"detail.report"_s)->isVisible());
    QVERIFY(!everything().contains(u"Resolved"_s));
}

void TestReport::duressLinesAreWithheld()
{
    showEntry(closed());
    ClosingPapers view = papers();
    view.reportValue.others << ResolutionReport::Line{.name = u"flags.duress"_s, .value = u"1"_s};
    view.reportValue.others << ResolutionReport::Line{.name = u"note"_s,
                                                      .value = u"DURESS code used"_s};
    m_pane->setClosing(view);
    QVERIFY(others());
    QVERIFY(!everything().contains("duress"_L1, Qt::CaseInsensitive));
    QCOMPARE(others()->findChildren<QLabel *>().size(), 4); // two names, two values
}

void TestReport::readAgain()
{
    showEntry(closed());
    QSignalSpy wanted(m_pane.get(), &DetailPane::closingWanted);
    auto *again = m_pane->findChild<QPushButton *>(u"detail.report.again"_s);
    QVERIFY(again->isVisible());
    again->click();
    QCOMPARE(wanted.front().front().value<CalloutId>(), 991962);
    ClosingPapers view = papers();
    view.map.state = ClosingPapers::State::Here;
    m_pane->setClosing(view);
    QVERIFY(!again->isVisible());
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
