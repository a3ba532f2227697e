// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/raisedialog.h"
#include "ui/dialogs/segmented.h"
#include "ui/health/apihealthdialog.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowpanes.h"
#include "ui/simulator/simulatorpane.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// Dialogs and panes over the real window, in both themes and in a sandbox. With
/// CONSOLE_UI_PICTURES=folder the pictures are kept. Nothing may reach over a screen of 1280x800.
class TestDialogPictures final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void raise();
    void connection();
    void health();
    void simulator();
    void report();
    void trouble();

private:
    std::unique_ptr<Desk> desk(QSize size, bool sandbox);
    void keep(Desk &desk, const QString &name, QWidget *what);
};

void TestDialogPictures::initTestCase_data()
{
    QTest::addColumn<bool>("night");
    QTest::newRow("day") << false;
    QTest::newRow("night") << true;
}

std::unique_ptr<Desk> TestDialogPictures::desk(QSize size, bool sandbox)
{
    auto made = std::make_unique<Desk>();
    QFETCH_GLOBAL(bool, night);
    made->theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    made->show(size);
    made->fill();
    made->window->setProfile(sandbox ? u"Sandbox"_s : u"Staging, Cape Town"_s, sandbox);
    made->window->selectCallout(992014);
    made->pass(0s);
    return made;
}

void TestDialogPictures::keep(Desk &desk, const QString &name, QWidget *what)
{
    QTest::qWait(30); // wrapped words settle in a second pass
    QVERIFY2(what->width() <= 1280 && what->height() <= 800, qPrintable(name));
    QFETCH_GLOBAL(bool, night);
    desk.saveIfWanted(name + (night ? u"-night"_s : u"-day"_s), what);
}

void TestDialogPictures::raise()
{
    const auto here = desk({1280, 800}, true);
    auto *dialog = new RaiseDialog(here->theme, here->window.get());
    dialog->setResponseTypes({{.id = 1, .value = u"SECURITY"_s, .description = {}},
                              {.id = 2, .value = u"MEDICAL"_s, .description = {}}});
    Customer customer;
    customer.id = 201554;
    customer.name = u"Naledi"_s;
    customer.surname = u"Khumalo"_s;
    dialog->setCustomers({customer});
    dialog->setCustomer(201554);
    const LatLon point{.latitude = -33.91052, .longitude = 18.40833};
    dialog->setPosition(point);
    dialog->findChild<SegmentButton *>(u"raise.type.2"_s)->click();
    QSignalSpy asked(dialog, &RaiseDialog::coverageWanted);
    dialog->open();
    QTRY_COMPARE(asked.size(), 1);
    dialog->setSubscription(201554, SubscriptionState::Active, u"valid until 31 Mar 2027"_s);
    dialog->setCoverage(2, point, CoverageAnswer::Outside);
    keep(*here, u"raise"_s, dialog);
    dialog->findChild<QRadioButton *>(u"raise.place.reference"_s)->click();
    keep(*here, u"raise-reference"_s, dialog);
    dialog->done(0);
}

void TestDialogPictures::connection()
{
    const auto here = desk({1280, 800}, false);
    ConnectionProfile profile;
    profile.name = u"Staging, Cape Town"_s;
    profile.apiRoot = QUrl(u"https://panic.example/panic-api/v2"_s);
    profile.clientId = u"desk-a"_s;
    auto *dialog = new ConnectionDialog(here->theme, {profile}, here->window.get());
    dialog->setProfile(profile);
    dialog->open();
    keep(*here, u"connection"_s, dialog);
    dialog->findChild<QAbstractButton *>(u"connection.advanced.header"_s)->click();
    dialog->findChild<QLineEdit *>(u"connection.path.dismiss"_s)->setText(u"dismiss"_s);
    keep(*here, u"connection-advanced"_s, dialog);
    auto *scroll = dialog->findChild<QScrollArea *>();
    scroll->ensureWidgetVisible(dialog->findChild<QWidget *>(u"connection.note"_s));
    keep(*here, u"connection-advanced-end"_s, dialog);
    dialog->done(0);
}

void TestDialogPictures::health()
{
    const auto here = desk({1280, 800}, true);
    auto *dialog = new ApiHealthDialog(here->theme, here->window.get());
    HealthReport report;
    const auto add = [&](Endpoint endpoint, int requests, int failures) {
        HealthReport::Row row;
        row.endpoint = endpoint;
        row.requests = requests;
        row.failures = failures;
        row.p50 = 118ms;
        row.p95 = 640ms;
        if (failures > 0) {
            row.lastError = ApiError{.kind = ApiError::Kind::RateLimited,
                                     .httpStatus = 429,
                                     .detail = {},
                                     .retryAfter = {}};
            row.lastErrorAt = here->clock.utc - 40s;
        }
        report.rows << row;
    };
    add(Endpoint::Token, 2, 0);
    add(Endpoint::ActiveCallouts, 412, 3);
    add(Endpoint::Callout, 201, 0);
    add(Endpoint::Events, 88, 1);
    report.drift.unknownStatuses = {{u"Searching"_s, 4}};
    report.drift.unknownFields = {{u"incidentInformation[].colour"_s, 12}, {u"extra"_s, 2}};
    report.drift.duplicates = 2;
    report.requestsPerMinute = 62;
    report.budgetPerSecond = 5;
    report.budgetBurst = 10;
    report.circuit = CircuitState::Open;
    report.clockOffset = -3200ms;
    report.clockUncertainty = 300ms;
    report.since = here->clock.utc - 3h;
    dialog->setReport(report);
    dialog->show();
    keep(*here, u"health"_s, dialog);
    dialog->close();
}

void TestDialogPictures::simulator()
{
    const auto here = desk({1280, 800}, true);
    here->window->setSimulator(true);
    auto *pane = here->window->sandbox().pane();
    SandboxStatus status{.version = u"1.2"_s,
                         .scenario = u"shift"_s,
                         .scenarios = {u"shift"_s, u"flood"_s},
                         .speed = 10,
                         .dialect = u"flat"_s,
                         .active = 12,
                         .duressMarkers = 0,
                         .faults = {{{u"kind"_s, u"latency"_s}, {u"milliseconds"_s, 800}},
                                    {{u"kind"_s, u"error"_s},
                                     {u"codes"_s, QJsonObject{{u"503"_s, 1}}},
                                     {u"share"_s, .25},
                                     {u"path"_s, u"callouts/activeCallouts"_s}}}};
    here->window->actions().action("simulator.show"_L1)->trigger();
    pane->setStatus(status);
    keep(*here, u"simulator-dock"_s, here->window.get());
    here->window->sandbox().dock()->setFloating(true);
    here->window->sandbox().dock()->resize(460, 780);
    pane->setError(u"The sandbox refused: the callout has gone past that stage. (409)"_s);
    keep(*here, u"simulator-floating"_s, here->window->sandbox().dock());
}

void TestDialogPictures::report()
{
    const auto here = desk({1280, 800}, false);
    BoardEntry entry = *here->callouts.entry(991987);
    entry.callout.trackingUrl = QUrl(u"https://track.example/abc"_s);
    here->update(entry, BoardField::Status);
    here->window->selectCallout(991987);
    const UtcTime created = *entry.callout.createdAt;
    ClosingPapers view;
    view.calloutId = 991987;
    view.report = {
        .state = ClosingPapers::State::Here, .error = {}, .nextTry = {}, .readAt = here->clock.utc};
    view.map = view.report;
    view.reportValue.outcome = u"Resolved"_s;
    view.reportValue.createdAt = created;
    view.reportValue.dispatchedAt = created + 77s;
    view.reportValue.arrivedAt = created + 626s;
    view.reportValue.completedAt = created + 1731s;
    view.reportValue.closedAt = created + 2046s;
    view.reportValue.responseTime = 626s;
    view.reportValue.others = {
        {.name = u"responder.vehicle.registration"_s, .value = u"CA 123 456"_s},
        {.name = u"findings[0].description"_s,
         .value = u"Gate found open, nobody on the property, neighbour informed."_s}};
    QImage image(800, 500, QImage::Format_RGB32);
    image.fill(QColor(0xDF, 0xE2, 0xE3));
    QPainter(&image).drawLine(40, 40, 760, 460);
    QBuffer buffer(&view.mapValue.image);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    auto *pane = here->window->panes().detail();
    pane->setClosing(view);
    QTRY_VERIFY(pane->findChild<QWidget *>(u"detail.report.picture"_s)->isVisible());
    keep(*here, u"report"_s, here->window.get());
    pane->findChild<QScrollArea *>()->ensureWidgetVisible(
        pane->findChild<QWidget *>(u"detail.report.picture"_s));
    keep(*here, u"report-map"_s, pane);
}

void TestDialogPictures::trouble()
{
    const auto here = desk({1280, 800}, true);
    LinkState state;
    state.kind = LinkState::Kind::Faltering;
    state.lastSuccess = here->clock.mono - 4s;
    state.missedPolls = 1;
    state.circuit = CircuitState::Open;
    state.nextPoll = here->clock.mono + 8s;
    here->window->setLink(state);
    here->window->statusLine().setClock(-3200ms, 300ms, true);
    here->pass(0s);
    keep(*here, u"trouble"_s, here->window.get());
}

QTEST_MAIN(TestDialogPictures)
#include "tst_dialogpictures.moc"
