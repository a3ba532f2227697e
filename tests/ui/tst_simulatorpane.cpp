// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trainer's desk: every control asks for what the sandbox's control surface takes, and nothing
// private is on the screen before it is asked for.
#include "tests/dialogs/dialogfixture.h"
#include "ui/dialogs/segmented.h"
#include "ui/simulator/duresslist.h"
#include "ui/simulator/faultform.h"
#include "ui/simulator/faultkinds.h"
#include "ui/simulator/simulatorpane.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestSimulatorPane final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void statusIsShown();
    void storyControls();
    void statusAsksForNothing();
    void chosenScenarioStays();
    void advanceTheSelected();
    void everyKindOfFault_data();
    void everyKindOfFault();
    void limitsOfAFault();
    void badFaultsAreToldInWords();
    void runningFaultsAreKept();
    void endFaults();
    void duressIsHiddenUntilAsked();
    void failuresAreShown();
    void everythingCanBeReached();
    void fitsANarrowDock();

private:
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_pane.get(), name);
    }
    void click(const char *name) { at<QAbstractButton>(name)->click(); }
    void choose(const QString &kind)
    {
        auto *combo = at<QComboBox>("simulator.fault.kind");
        combo->setCurrentIndex(combo->findData(kind));
    }
    [[nodiscard]] QList<QJsonObject> added();

    DialogFixture m_fixture;
    std::unique_ptr<SimulatorPane> m_pane;
};

namespace {

SandboxStatus status()
{
    return {.version = u"1.2"_s,
            .scenario = u"shift"_s,
            .scenarios = {u"shift"_s, u"flood"_s, u"training"_s},
            .speed = 10,
            .dialect = u"nested"_s,
            .active = 12,
            .duressMarkers = 1,
            .faults = {}};
}

} // namespace

void TestSimulatorPane::init()
{
    m_pane = std::make_unique<SimulatorPane>(m_fixture.theme);
    m_pane->resize(420, 640);
    m_pane->show();
    m_pane->setStatus(status());
}

QList<QJsonObject> TestSimulatorPane::added()
{
    QSignalSpy sent(m_pane.get(), &SimulatorPane::faultsRequested);
    click("simulator.fault.add");
    m_pane->setStatus(status()); // or it stays busy
    return sent.isEmpty() ? QList<QJsonObject>() : sent.front().front().value<QList<QJsonObject>>();
}

void TestSimulatorPane::statusIsShown()
{
    const QString summary = at<QLabel>("simulator.summary")->text();
    QCOMPARE(summary, u"Sandbox 1.2 · scenario shift · 12 active callouts · speed 10×"_s);
    QCOMPARE(at<QComboBox>("simulator.scenario")->currentText(), u"shift"_s);
    QVERIFY(at<SegmentButton>("simulator.speed.10")->isChecked());
    QVERIFY(at<SegmentButton>("simulator.dialect.2")->isChecked());
    SandboxStatus odd = status();
    odd.speed = 1.5;
    odd.dialect = u"round"_s;
    m_pane->setStatus(odd);
    QVERIFY(!at<SegmentButton>("simulator.speed.10")->isChecked());
    QVERIFY(!at<SegmentButton>("simulator.dialect.2")->isChecked());
    QVERIFY(at<QLabel>("simulator.summary")->text().endsWith(u"speed 1.5×"_s));
}

void TestSimulatorPane::storyControls()
{
    QSignalSpy scenario(m_pane.get(), &SimulatorPane::scenarioRequested);
    QSignalSpy speed(m_pane.get(), &SimulatorPane::speedRequested);
    QSignalSpy dialect(m_pane.get(), &SimulatorPane::dialectRequested);
    QSignalSpy raised(m_pane.get(), &SimulatorPane::raiseRequested);
    QSignalSpy again(m_pane.get(), &SimulatorPane::statusRequested);
    at<QComboBox>("simulator.scenario")->setCurrentIndex(1);
    QVERIFY(scenario.isEmpty()); // only Begin begins
    click("simulator.begin");
    QCOMPARE(scenario.front().front().toString(), u"flood"_s);
    QVERIFY(!at<QPushButton>("simulator.begin")->isEnabled()); // until it is answered
    m_pane->setStatus(status());
    QVERIFY(at<QPushButton>("simulator.begin")->isEnabled());
    at<SegmentButton>("simulator.speed.60")->click();
    QCOMPARE(speed.size(), 1);
    QCOMPARE(speed.front().front().toDouble(), 60.0);
    at<SegmentButton>("simulator.dialect.1")->click();
    QCOMPARE(dialect.front().front().toString(), u"flat"_s);
    click("simulator.raise");
    QCOMPARE(raised.size(), 1);
    click("simulator.readAgain");
    QCOMPARE(again.size(), 1);
}

void TestSimulatorPane::statusAsksForNothing()
{
    QSignalSpy speed(m_pane.get(), &SimulatorPane::speedRequested);
    QSignalSpy dialect(m_pane.get(), &SimulatorPane::dialectRequested);
    SandboxStatus other = status();
    other.speed = 60;
    other.dialect = u"flat"_s;
    m_pane->setStatus(other);
    QVERIFY(at<SegmentButton>("simulator.speed.60")->isChecked());
    QVERIFY(speed.isEmpty() && dialect.isEmpty());
}

void TestSimulatorPane::chosenScenarioStays()
{
    auto *combo = at<QComboBox>("simulator.scenario");
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    emit combo->activated(combo->currentIndex());
    QCOMPARE(combo->currentText(), u"flood"_s);
    m_pane->setStatus(status()); // read again meanwhile
    QCOMPARE(combo->currentText(), u"flood"_s);
    click("simulator.begin");
    m_pane->setStatus(status());
    QCOMPARE(combo->currentText(), u"shift"_s); // what runs
}

void TestSimulatorPane::advanceTheSelected()
{
    QSignalSpy advanced(m_pane.get(), &SimulatorPane::advanceRequested);
    QVERIFY(!at<QPushButton>("simulator.advance")->isEnabled());
    m_pane->setSelected(992014);
    QCOMPARE(at<QLabel>("simulator.selected")->text(), u"Selected: callout 992\u00A0014"_s);
    click("simulator.advance");
    QCOMPARE(advanced.front().at(0).value<CalloutId>(), 992014);
    QCOMPARE(advanced.front().at(1).toString(), QString());
    m_pane->setDone(u"Callout 992 014: Responder Dispatched."_s);
    QCOMPARE(m_pane->message(), u"Callout 992 014: Responder Dispatched."_s);
    auto *stage = at<QComboBox>("simulator.stage");
    QStringList stages;
    for (int i = 0; i < stage->count(); ++i)
        stages << stage->itemData(i).toString();
    QCOMPARE(stages, (QStringList{QString(), u"owned"_s, u"dispatched"_s, u"withdrawn"_s,
                                  u"arrived"_s, u"completed"_s, u"closed"_s}));
    stage->setCurrentIndex(3);
    click("simulator.advance");
    QCOMPARE(advanced.back().at(1).toString(), u"withdrawn"_s);
    m_pane->setSelected(0);
    QVERIFY(!at<QPushButton>("simulator.advance")->isEnabled());
}

void TestSimulatorPane::everyKindOfFault_data()
{
    QTest::addColumn<QJsonObject>("own");
    const auto row = [](const char *kind, const QJsonObject &own) { QTest::newRow(kind) << own; };
    row("latency", {{u"milliseconds"_s, 800}, {u"distribution"_s, u"fixed"_s}});
    row("error", {{u"codes"_s, QJsonObject{{u"500"_s, 1}}}});
    row("rateLimited", {{u"retryAfterSeconds"_s, 5}});
    row("hugeBody", {{u"megabytes"_s, 20}});
    row("unknownStatus", {{u"text"_s, u"Searching"_s}});
    row("clockSkew", {{u"seconds"_s, -90}});
    row("dropFromList", {{u"number"_s, 1}});
    for (const char *plain :
         {"unauthorised", "refuse", "blackHole", "drip", "cutBody", "invalidJson", "wrongTypes",
          "emptyBody", "duplicateList", "reorderList", "unknownFields"})
        row(plain, {});
}

void TestSimulatorPane::everyKindOfFault()
{
    QFETCH(QJsonObject, own);
    const QString kind = QString::fromLatin1(QTest::currentDataTag());
    choose(kind);
    at<QSpinBox>("simulator.fault.seconds")->setValue(0);
    const auto sent = added();
    own.insert("kind"_L1, kind);
    QCOMPARE(sent, QList<QJsonObject>{own});
    // It is told of in words, and nothing of it is lost on the way back.
    QVERIFY(!FaultKinds::words(own).startsWith(kind));
    QCOMPARE(FaultKinds::forSending(own), own);
    // Only the fields of this kind are there.
    QCOMPARE(at<QSpinBox>("simulator.fault.milliseconds")->isVisibleTo(m_pane.get()),
             own.contains("milliseconds"_L1));
    QCOMPARE(at<QLineEdit>("simulator.fault.ids")->isVisibleTo(m_pane.get()),
             own.contains("number"_L1));
    QCOMPARE(at<QSpinBox>("simulator.fault.seconds")->isVisibleTo(m_pane.get()),
             kind != "clockSkew"_L1);
}

void TestSimulatorPane::limitsOfAFault()
{
    choose(u"drip"_s);
    at<QLineEdit>("simulator.fault.path")->setText(u"/callouts/activeCallouts "_s);
    at<QComboBox>("simulator.fault.method")->setCurrentIndex(1);
    at<QSpinBox>("simulator.fault.share")->setValue(25);
    at<QSpinBox>("simulator.fault.count")->setValue(3);
    at<QSpinBox>("simulator.fault.seconds")->setValue(60);
    const QJsonObject wanted{{u"kind"_s, u"drip"_s},  {u"path"_s, u"callouts/activeCallouts"_s},
                             {u"method"_s, u"GET"_s}, {u"share"_s, 0.25},
                             {u"count"_s, 3},         {u"seconds"_s, 60}};
    QCOMPARE(added(), QList<QJsonObject>{wanted});
    QCOMPARE(FaultKinds::words(wanted), u"One byte per second · GET callouts/activeCallouts · "
                                        "25 % of them · 3 times · for 60 s"_s);
    QCOMPARE(FaultKinds::words({{u"kind"_s, u"gremlins"_s}}), u"gremlins · all requests"_s);
}

void TestSimulatorPane::badFaultsAreToldInWords()
{
    choose(u"error"_s);
    at<QLineEdit>("simulator.fault.codes")->setText(u"200"_s);
    QVERIFY(added().isEmpty());
    QCOMPARE(at<QLabel>("simulator.fault.codes.error")->text(),
             u"Codes from 400 to 599, for example 500:3, 503."_s);
    at<QLineEdit>("simulator.fault.codes")->setText(u"500:3, 503"_s);
    QCOMPARE(added().front()["codes"_L1].toObject(), (QJsonObject{{u"500"_s, 3}, {u"503"_s, 1}}));
    choose(u"dropFromList"_s);
    at<QLineEdit>("simulator.fault.ids")->setText(u"992014, x"_s);
    QVERIFY(added().isEmpty());
    at<QLineEdit>("simulator.fault.ids")->setText(u"992014, 992 017"_s);
    QCOMPARE(added().front()["ids"_L1].toArray(), (QJsonArray{992014, 992017}));
    choose(u"unknownStatus"_s);
    at<QLineEdit>("simulator.fault.text")->clear();
    QVERIFY(added().isEmpty());
}

void TestSimulatorPane::runningFaultsAreKept()
{
    SandboxStatus running = status();
    running.faults = {{{u"kind"_s, u"cutBody"_s}, {u"hits"_s, 4}, {u"count"_s, 9}}};
    m_pane->setStatus(running);
    QCOMPARE(at<QListWidget>("simulator.running.list")->count(), 1);
    QVERIFY(at<QLabel>("simulator.running.none")->isHidden());
    choose(u"drip"_s);
    at<QSpinBox>("simulator.fault.seconds")->setValue(0);
    const QList<QJsonObject> wanted{{{u"kind"_s, u"cutBody"_s}, {u"count"_s, 9}},
                                    {{u"kind"_s, u"drip"_s}}};
    QCOMPARE(added(), wanted);
}

void TestSimulatorPane::endFaults()
{
    SandboxStatus running = status();
    running.faults = {{{u"kind"_s, u"cutBody"_s}}, {{u"kind"_s, u"drip"_s}}};
    m_pane->setStatus(running);
    QSignalSpy sent(m_pane.get(), &SimulatorPane::faultsRequested);
    at<QListWidget>("simulator.running.list")->setCurrentRow(0);
    m_pane->setStatus(running);
    QCOMPARE(at<QListWidget>("simulator.running.list")->currentRow(), 0);
    click("simulator.running.end");
    QCOMPARE(sent.back().front().value<QList<QJsonObject>>(),
             QList<QJsonObject>({{{u"kind"_s, u"drip"_s}}}));
    m_pane->setStatus(running);
    click("simulator.running.endAll");
    QCOMPARE(sent.back().front().value<QList<QJsonObject>>(), QList<QJsonObject>());
    m_pane->setStatus(status());
    QVERIFY(!at<QPushButton>("simulator.running.endAll")->isEnabled());
    QVERIFY(!at<QPushButton>("simulator.running.end")->isEnabled());
}

void TestSimulatorPane::duressIsHiddenUntilAsked()
{
    const QList<DuressMarker> markers{
        {.calloutId = 991995, .verdict = u"duress"_s, .at = std::nullopt}};
    auto *list = at<QListWidget>("simulator.duress.list");
    QSignalSpy asked(m_pane.get(), &SimulatorPane::duressRequested);
    m_pane->setDuressMarkers(markers); // nobody asked
    QCOMPARE(list->count(), 0);
    QVERIFY(!DialogFixture::everyText(m_pane.get()).contains(u"991\u00A0995"_s));
    click("simulator.section.duress.header");
    QVERIFY(at<QLabel>("simulator.duress.words")->text().contains(u"trainees"_s));
    click("simulator.duress.show");
    QCOMPARE(asked.size(), 1);
    m_pane->setDuressMarkers(markers);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"no time · 991\u00A0995 · Duress code"_s);
    click("simulator.duress.hide");
    QCOMPARE(list->count(), 0);
    // Folding it, or hiding the dock, takes it off the screen too.
    click("simulator.duress.show");
    m_pane->setDuressMarkers(markers);
    click("simulator.section.duress.header");
    QCOMPARE(list->count(), 0);
    // Nor does the state tell how many there are.
    QVERIFY(!at<QLabel>("simulator.summary")->text().contains(u"duress"_s));
}

void TestSimulatorPane::failuresAreShown()
{
    click("simulator.raise");
    QVERIFY(!at<QPushButton>("simulator.raise")->isEnabled());
    m_pane->setError(u"The sandbox cannot be reached. Nothing was changed."_s);
    QCOMPARE(m_pane->message(), u"The sandbox cannot be reached. Nothing was changed."_s);
    QVERIFY(at<QPushButton>("simulator.raise")->isEnabled());
    m_pane->setStatus(status());
    QCOMPARE(m_pane->message(), QString());
}

void TestSimulatorPane::everythingCanBeReached()
{
    m_pane->setAccessibleDescription(u"Controls of the sandbox"_s);
    click("simulator.section.duress.header");
    SandboxStatus running = status();
    running.faults = {{{u"kind"_s, u"cutBody"_s}}};
    m_pane->setStatus(running);
    m_pane->setSelected(992014);
    QCOMPARE(DialogFixture::usabilityProblem(m_pane.get()), QString());
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    at<QPushButton>("simulator.readAgain")->setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 100; ++i) {
        reached << QApplication::focusWidget()->objectName();
        press(Qt::Key_Tab);
    }
    for (const char *name :
         {"simulator.scenario", "simulator.begin", "simulator.speed.10", "simulator.dialect.2",
          "simulator.raise", "simulator.stage", "simulator.advance", "simulator.running.list",
          "simulator.running.end", "simulator.fault.kind", "simulator.fault.path",
          "simulator.fault.add", "simulator.duress.show", "simulator.section.faults.header"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void TestSimulatorPane::fitsANarrowDock()
{
    for (const FaultKinds::Kind &kind : FaultKinds::all()) {
        choose(kind.name);
        QCoreApplication::processEvents();
        const auto *content = m_pane->findChild<QScrollArea *>()->widget();
        QVERIFY2(content->minimumSizeHint().width() <= 400,
                 qPrintable(u"%1 %2"_s.arg(kind.name).arg(content->minimumSizeHint().width())));
    }
}

QTEST_MAIN(TestSimulatorPane)
#include "tst_simulatorpane.moc"
