// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The right code, a code that AURA takes for duress, and one that AURA refuses, each driven by keys
// through the whole program: whoever watches and listens learns nothing. Same pixels but for the
// clocks, same words, same announcements, same sounds, same log, and the dialog goes at the same
// time.
#include "desk.h"
#include "samepicture.h"

#include "ui/detail/detailpane.h"
#include "ui/dialogs/safecodefield.h"

#include <QAccessible>
#include <QComboBox>
#include <QTableView>

using namespace e2e;

namespace {

QStringList *s_announced = nullptr;

void noteAnnouncement(QAccessibleEvent *event)
{
    if (s_announced && event->type() == QAccessible::Announcement)
        *s_announced +=
            withoutClocks(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
}

QString alarmWords(const AlarmPicture &picture)
{
    return u"tone %1, every %2, loudness %3, level %4, untaken %5"_s.arg(int(picture.tone))
        .arg(picture.every.count())
        .arg(picture.loudness)
        .arg(int(picture.level))
        .arg(picture.untaken);
}

struct Run {
    QList<std::pair<QString, Seen>> moments;
    QStringList announced;
    QStringList sounds;
    QStringList log;
    double lateMs = 0; ///< of the dialog's end, against 1.5 s from the Enter key
    PrivateNote note = PrivateNote::NotOpen;
    QStringList events; ///< what the server has
};

} // namespace

class TestSamePicture final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void everyCodeLooksAndSoundsTheSame();

private:
    void drive(const QStringList &sandboxArguments, const QString &code, Run &run);
    void cancel(ConsoleDesk &desk, CalloutId id, const QString &code, Run &run);
    static QString unlike(const Run &right, const Run &other);
    static bool logShows(ConsoleDesk &desk, const QString &words);
    static void look(Run &run, const QString &name, QWidget *window);
};

void TestSamePicture::initTestCase()
{
    QApplication::setCursorFlashTime(0);
    QAccessible::installUpdateHandler(noteAnnouncement);
    // The first window of a process still gets its fonts while it opens.
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
}

void TestSamePicture::cleanupTestCase()
{
    QAccessible::installUpdateHandler(nullptr);
}

bool TestSamePicture::logShows(ConsoleDesk &desk, const QString &words)
{
    const auto *model = desk.window().findChild<QTableView *>(u"operatorLogView"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->index(row, column).data().toString().contains(words))
                return true;
        }
    }
    return false;
}

void TestSamePicture::look(Run &run, const QString &name, QWidget *window)
{
    QCoreApplication::processEvents();
    run.moments.append({name, Looker(window).seen()});
}

void TestSamePicture::cancel(ConsoleDesk &desk, CalloutId id, const QString &code, Run &run)
{
    desk.key(Qt::Key_X);
    desk.key(Qt::Key_V);
    QDialog *dialog = desk.dialog(u"cancelVerified"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QComboBox *>(u"cancelVerified.reason"_s);
    QTRY_COMPARE_GE(reason->count(), 2);
    reason->setCurrentIndex(1);
    auto *field = dialog->findChild<SafeCodeField *>();
    field->setFocus();
    QTest::keyClicks(field, code);
    look(run, u"typed"_s, dialog);
    // Against a timer of the test's own in the same event loop: a busy machine delays both.
    QElapsedTimer clock;
    std::optional<double> closed;
    std::optional<double> due;
    clock.start();
    const auto elapsed = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };
    connect(dialog, &QDialog::finished, this, [&] { closed = elapsed(); });
    QTimer::singleShot(std::chrono::milliseconds(1500), Qt::PreciseTimer, this,
                       [&] { due = elapsed(); });
    QTest::keyClick(field, Qt::Key_Return);
    look(run, u"sending"_s, dialog);
    // The log is written on a thread of its own; its lines come when the disk has them.
    QTRY_VERIFY(logShows(desk, u"with safe code"_s));
    look(run, u"board while sending"_s, &desk.window());
    QTRY_VERIFY_WITH_TIMEOUT(closed && due, 15000);
    run.lateMs = *closed - *due;
    QTRY_COMPARE(desk.entry(id)->cancelMark, CancelMark::Requested);
    QTRY_VERIFY(logShows(desk, u"Cancel request sent"_s));
    look(run, u"closed"_s, &desk.window());
}

void TestSamePicture::drive(const QStringList &sandboxArguments, const QString &code, Run &run)
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start(QStringList{u"--scenario"_s, u"empty"_s} + sandboxArguments));
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), id);
    // All that is still on its way before: place name, customer, messages.
    const int row = desk.application().table().rowOf(id);
    QTRY_VERIFY(!desk.application().table().rowAt(row).nearest.isEmpty());
    QTRY_VERIFY(desk.application().session()->reader().customer(sampleCustomer));
    QTRY_VERIFY(desk.application().session()->conversation().isRead(id));
    QTRY_VERIFY(desk.log(id).size() >= 2);

    QTRY_VERIFY_WITH_TIMEOUT(desk.application().map().isSettled(), 20000);
    QTest::qWait(1500); // and drawn

    s_announced = &run.announced;
    AlarmBook &alarms = desk.application().session()->alarms();
    run.sounds += alarmWords(alarms.picture());
    connect(&alarms, &AlarmBook::changed, this, [&run](const AlarmPicture &picture) {
        if (run.sounds.constLast() != alarmWords(picture))
            run.sounds += alarmWords(picture);
    });
    cancel(desk, id, code, run);
    if (QTest::currentTestFailed())
        return;
    // Read again at once, after 1, 3 and 10 s: all of it done, and the notice gone.
    QTest::qWait(11'500);
    look(run, u"later"_s, &desk.window());
    const auto header = desk.window().panes().detail()->headerWords();
    run.moments.last().second.words += withoutClocks(
        QStringList{QString::fromLatin1(header.glyph), QString::fromLatin1(header.stateInk),
                    header.number, header.state, header.kind, header.taken}
            .join(u'|'));
    run.events = other.eventTexts(id);
    for (const QString &line : desk.log(id)) {
        QVERIFY2(!line.contains(code), "a code in the log");
        run.log += withoutClocks(line);
    }
    s_announced = nullptr;
    // Only now may anything differ, and only for the operator.
    desk.key(Qt::Key_E);
    CalloutBoard &board = desk.application().session()->board();
    QTRY_VERIFY_WITH_TIMEOUT(board.privateNote(id) == PrivateNote::Confirmed
                                 || board.privateNote(id) == PrivateNote::NotStoodDown,
                             15000);
    run.note = board.privateNote(id);
}

/// The first thing that tells two runs apart; empty when nothing does.
QString TestSamePicture::unlike(const Run &right, const Run &other)
{
    if (other.moments.size() != right.moments.size())
        return u"moments"_s;
    for (qsizetype i = 0; i < right.moments.size(); ++i) {
        const auto &[name, a] = right.moments.at(i);
        const auto &[otherName, b] = other.moments.at(i);
        if (otherName != name || b.words != a.words)
            return u"words at "_s + name;
        const QRect where = difference(a.picture, b.picture);
        if (where.isValid())
            return u"pixels at %1: %2,%3 %4x%5"_s.arg(name)
                .arg(where.x())
                .arg(where.y())
                .arg(where.width())
                .arg(where.height());
    }
    if (other.announced != right.announced)
        return u"announcements"_s;
    if (other.sounds != right.sounds)
        return u"sounds"_s;
    if (other.log != right.log)
        return u"log"_s;
    if (std::abs(other.lateMs - right.lateMs) > 50 || std::abs(other.lateMs) > 50)
        return u"%1 ms against %2 ms"_s.arg(other.lateMs).arg(right.lateMs);
    return {};
}

void TestSamePicture::everyCodeLooksAndSoundsTheSame()
{
    Run right;
    Run duress;
    Run refused;
    drive({}, sampleCode, right);
    if (QTest::currentTestFailed())
        return;
    drive({}, u"9081"_s, duress);
    if (QTest::currentTestFailed())
        return;
    drive({u"--strict-safe-code"_s}, u"9081"_s, refused);
    if (QTest::currentTestFailed())
        return;
    // AURA did make a difference.
    const QString softCancel = u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s;
    QVERIFY(right.events.contains(softCancel));
    QVERIFY(!duress.events.contains(softCancel) && !refused.events.contains(softCancel));
    QVERIFY(duress.events != refused.events);
    QVERIFY(right.moments.size() == 5 && right.announced.size() >= 2);

    // A tile or a reading that came in between is not the code's doing: what is, differs again.
    if (!unlike(right, duress).isEmpty() || !unlike(right, refused).isEmpty()) {
        qInfo() << "seen once, driven again:" << unlike(right, duress) << unlike(right, refused);
        right = duress = refused = {};
        drive({}, sampleCode, right);
        drive({}, u"9081"_s, duress);
        drive({u"--strict-safe-code"_s}, u"9081"_s, refused);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(unlike(right, duress), QString());
    QCOMPARE(unlike(right, refused), QString());
    for (const auto &[name, seen] : right.moments)
        QVERIFY2(seen.masked < 0.25, qPrintable(u"%1: %2 masked"_s.arg(name).arg(seen.masked)));
    QCOMPARE(duress.note, PrivateNote::NotStoodDown);
    QCOMPARE(refused.note, PrivateNote::NotStoodDown);
    QCOMPARE(right.note, PrivateNote::Confirmed);
}

CONSOLE_E2E_MAIN(TestSamePicture)
#include "tst_samepicture.moc"
