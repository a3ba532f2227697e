// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every fault that the sandbox can produce, against every service: what the operator sees, what
// stays, and how long until it works again. Prints the matrix.
#include "probes.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int seenWithinMs = 4'000;
constexpr int recoveredWithinMs = 40'000;

/// `benign`: the services are meant to go on as if nothing were wrong.
struct Row {
    const char *name;
    const char *fault;
    bool benign;
};

constexpr Row rows[] = {
    {"latency", R"({"kind":"latency","milliseconds":200,"distribution":"uniform"})", true},
    {"latency beyond the deadline",
     R"({"kind":"latency","milliseconds":3000,"distribution":"fixed"})", false},
    {"error 500", R"({"kind":"error","codes":{"500":1}})", false},
    {"error 503 sometimes", R"({"kind":"error","codes":{"503":1},"share":0.5})", true},
    {"401 now", R"({"kind":"unauthorised"})", false},
    {"401 once", R"({"kind":"unauthorised","count":1})", true},
    {"429 with Retry-After", R"({"kind":"rateLimited","retryAfterSeconds":1})", false},
    {"connection refused", R"({"kind":"refuse","seconds":2})", false},
    {"black hole", R"({"kind":"blackHole"})", false},
    {"drip", R"({"kind":"drip"})", false},
    {"cut in mid-body", R"({"kind":"cutBody"})", false},
    {"invalid JSON", R"({"kind":"invalidJson"})", false},
    {"wrong types", R"({"kind":"wrongTypes"})", false},
    {"huge body", R"({"kind":"hugeBody","megabytes":2})", false},
    {"empty body", R"({"kind":"emptyBody"})", false},
    {"duplicate list", R"({"kind":"duplicateList"})", true},
    {"reordered list", R"({"kind":"reorderList"})", true},
    {"unknown status", R"({"kind":"unknownStatus","text":"Searching"})", true},
    {"unknown fields", R"({"kind":"unknownFields"})", true},
    {"clock skew", R"({"kind":"clockSkew","seconds":-90})", true},
    {"silent drop from the list", R"({"kind":"dropFromList","number":3})", true},
};

} // namespace

class TestFaultMatrix final : public QObject {
    Q_OBJECT

private slots:
    void everyFaultAgainstEveryService_data();
    void everyFaultAgainstEveryService();

private:
    static bool prepare(FaultDesk &desk, Subjects &subjects);
    static void print(const char *fault, const QList<CalloutId> &before, const FaultDesk &desk,
                      const Probes &probes);
};

void TestFaultMatrix::everyFaultAgainstEveryService_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("benign");
    for (const Row &row : rows)
        QTest::newRow(row.name) << QByteArray(row.fault) << row.benign;
}

/// A board with one closed callout whose report is written, and subjects for each probe.
bool TestFaultMatrix::prepare(FaultDesk &desk, Subjects &subjects)
{
    if (!desk.waitForBoard()) {
        qWarning("no board: link %d, %lld callouts", int(desk.session->monitor().link().kind),
                 static_cast<long long>(desk.session->board().entries().size()));
        return false;
    }
    const QList<CalloutId> ids = desk.ids();
    subjects = {ids[0], ids[1], ids[2], 0};
    subjects.customer = desk.session->board().find(ids[0])->callout.customerId;
    QObject context;
    bool advanced = false;
    desk.control->advance(
        subjects.closed, u"closed"_s, &context,
        [&advanced](const ApiResult<QString> &status) { advanced = status.has_value(); });
    return QTest::qWaitFor(
        [&] {
            const auto entry = desk.session->board().find(subjects.closed);
            return advanced && entry && entry->presence == Presence::Ended
                   && desk.session->reports().papers(subjects.closed).report.state
                          == ClosingPapers::State::Here;
        },
        15'000);
}

void TestFaultMatrix::print(const char *fault, const QList<CalloutId> &before,
                            const FaultDesk &desk, const Probes &probes)
{
    const QList<CalloutId> after = desk.ids();
    const bool stays = std::ranges::includes(after, before);
    for (const Probe &probe : probes.all()) {
        std::printf("| %s | %s | %s | %s | %lld ms |\n", fault, qPrintable(probe.service),
                    qPrintable(probe.seen),
                    stays ? qPrintable(u"all %1 callouts"_s.arg(before.size())) : "CALLOUTS LOST",
                    static_cast<long long>(probe.recoveredMs));
    }
    std::fflush(stdout);
}

void TestFaultMatrix::everyFaultAgainstEveryService()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const bool, benign);
    FaultDesk desk;
    Subjects subjects;
    QVERIFY(prepare(desk, subjects));
    const QList<CalloutId> before = desk.ids();

    QVERIFY(desk.setFaults({QJsonDocument::fromJson(fault).object()}));
    Probes probes(desk, subjects);
    probes.askAll();
    // What is held back until the link is well is not seen; that is told as such.
    (void)QTest::qWaitFor([&probes] { return probes.allSeen(); }, seenWithinMs);
    const bool noticed = probes.anyoneNoticed();
    QVERIFY2(std::ranges::includes(desk.ids(), before), "a callout disappeared under the fault");
    if (!benign)
        QVERIFY2(noticed, "nobody noticed the fault: it tests nothing");

    QVERIFY(desk.setFaults({}));
    probes.expectRecovery();
    const bool recovered =
        QTest::qWaitFor([&probes] { return probes.allWork(); }, recoveredWithinMs);
    print(QTest::currentDataTag(), before, desk, probes);
    QVERIFY2(recovered, "not everything works again");
    QVERIFY2(std::ranges::includes(desk.ids(), before), "a callout disappeared afterwards");
}

QTEST_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
