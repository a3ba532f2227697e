// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board against a much simpler model of itself, under random behaviour of server, network and
// operator: nothing is lost without being cleared, and nothing is called ended that was not told
// so.
#include "boardwatch.h"
#include "fakepanicapi.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int sequences = 2'000;
constexpr int steps = 40;
constexpr CalloutId ids = 8;

/// What one callout was last told to be, and since when that is known.
struct Told {
    enum class State { Open, Closed, Gone } state = State::Open;
    MonoTime at{};
    bool isCleared = false;
};

class World final {
public:
    explicit World(quint32 seed) : m_random(seed), m_board(m_clock, m_serverClock), m_watch(m_board)
    {
    }

    QString run()
    {
        for (int step = 0; step < steps; ++step) {
            m_clock.mono += Millis(m_random.bounded(1, 4'000));
            m_clock.utc += Millis(m_random.bounded(-10'000'000, 10'000'000)); // a mad wall clock
            act();
            if (const QString wrong = check(); !wrong.isEmpty())
                return u"step %1: %2"_s.arg(step).arg(wrong);
        }
        return {};
    }

private:
    void act()
    {
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
        case 2: poll(m_clock.mono, m_random.bounded(4) != 0); break;
        case 3: poll(m_clock.mono - Millis(m_random.bounded(6'000)), true); break; // late
        case 4: changeServer(); break;
        case 5: readOne(); break;
        case 6: failOne(); break;
        case 7: m_board.tick(); break;
        case 8: operate(); break;
        default: cancel(); break;
        }
    }

    CalloutId anyId() { return m_random.bounded(1, int(ids) + 1); }

    void changeServer()
    {
        static const QStringList words{u"created"_s, u"Responder Dispatched"_s,
                                       u"CLOSED"_s,  u"Something new"_s,
                                       u""_s,        u"Responder Cancelled"_s};
        const CalloutId id = anyId();
        m_statusBefore = m_status;
        m_status[id] = words.at(m_random.bounded(words.size()));
        m_isListed[id] = m_random.bounded(3) != 0;
    }

    Callout ofServer(CalloutId id) const
    {
        return makeCallout(id, m_status.value(id, u"created"_s));
    }

    void poll(MonoTime sent, bool complete)
    {
        QList<Callout> callouts;
        for (CalloutId id = ids; id >= 1; --id) {
            if (m_isListed.value(id) && (complete || m_random.bounded(2)))
                callouts.append(sent == m_clock.mono
                                    ? ofServer(id)
                                    : makeCallout(id, m_statusBefore.value(id, u"created"_s)));
        }
        if (!callouts.isEmpty() && m_random.bounded(5) == 0)
            callouts.append(callouts.first()); // a duplicate
        Snapshot snapshot = snapshotOf(callouts, sent, complete);
        snapshot.transfer.received = m_clock.mono;
        m_board.applySnapshot(snapshot);
        if (sent < m_newest)
            return;
        m_newest = sent;
        for (const Callout &callout : callouts)
            tell(callout, sent, sent);
    }

    void readOne()
    {
        const CalloutId id = anyId();
        CalloutRead read = readOf(ofServer(id), m_clock.mono);
        read.transfer.sent -= Millis(m_random.bounded(3'000));
        m_board.applyRead(read);
        if (m_told.contains(id))
            tell(read.callout, read.transfer.sent, read.transfer.received);
    }

    void tell(const Callout &callout, MonoTime sent, MonoTime known)
    {
        const bool isNew = !m_told.contains(callout.id);
        Told &told = m_told[callout.id];
        if (!isNew && sent < told.at)
            return;
        told.at = std::max(told.at, known);
        told.state = callout.isClosed() ? Told::State::Closed : Told::State::Open;
        if (!callout.isClosed())
            told.isCleared = false;
    }

    void failOne()
    {
        const CalloutId id = anyId();
        ApiError error;
        error.kind = m_random.bounded(2) ? ApiError::Kind::NotFound : ApiError::Kind::ServerFault;
        const auto entry = m_board.find(id);
        const bool isAsked = m_watch.wanted.contains(id);
        m_board.applyReadFailure(id, error);
        if (entry && isAsked && error.kind == ApiError::Kind::NotFound
            && m_told[id].state == Told::State::Open)
            m_mayBeGone.insert(id);
    }

    void operate()
    {
        const CalloutId id = anyId();
        if (m_random.bounded(2))
            m_board.take(id, u"Op"_s);
        else if (m_board.clear(id))
            m_told[id].isCleared = true;
    }

    void cancel()
    {
        const CalloutId id = anyId();
        switch (m_random.bounded(4)) {
        case 0: m_board.beginCancel(id, true); break;
        case 1: m_board.beginCancel(id, false); break;
        case 2: m_board.setCancelMark(id, CancelMark::NotDelivered); break;
        default: m_board.contactEnded(id); break;
        }
    }

    QString check()
    {
        if (!m_watch.complaints.isEmpty())
            return m_watch.complaints.first();
        for (auto told = m_told.cbegin(); told != m_told.cend(); ++told) {
            const auto entry = m_board.find(told.key());
            const QString name = u"callout %1 "_s.arg(told.key());
            if (!entry || !m_watch.mirror.contains(told.key()))
                return name + u"is lost"_s;
            if (entry->cleared != told->isCleared)
                return name + u"is wrongly cleared or not"_s;
            if (entry->outcomeFrozen)
                continue;
            const bool isEnded = entry->presence == Presence::Ended;
            if (told->state == Told::State::Closed && !isEnded)
                return name + u"is closed but not shown as ended"_s;
            if (isEnded && told->state == Told::State::Open && !m_mayBeGone.contains(told.key()))
                return name + u"is shown as ended but open"_s;
            if (!isEnded && queueTab(*entry) == QueueTab::ClosedToday)
                return name + u"has left the queue"_s;
        }
        if (m_board.entries().size() != m_told.size())
            return u"there are others"_s;
        return {};
    }

    QRandomGenerator m_random;
    FakeClock m_clock;
    ServerClock m_serverClock{m_clock};
    CalloutBoard m_board;
    BoardWatch m_watch;
    QMap<CalloutId, QString> m_status;
    QMap<CalloutId, QString> m_statusBefore; ///< what a late list still tells
    QMap<CalloutId, bool> m_isListed;
    QMap<CalloutId, Told> m_told;
    QSet<CalloutId> m_mayBeGone;
    MonoTime m_newest = MonoTime::min();
};

} // namespace

class TestBoardRandom final : public QObject {
    Q_OBJECT

private slots:
    void nothingIsEverLost()
    {
        const quint32 first = quint32(std::max(1, qEnvironmentVariableIntValue("BOARD_SEED")));
        for (quint32 seed = first; seed < first + sequences; ++seed) {
            const QString wrong = World(seed).run();
            QVERIFY2(wrong.isEmpty(), qPrintable(u"BOARD_SEED=%1, %2"_s.arg(seed).arg(wrong)));
        }
    }
};

QTEST_GUILESS_MAIN(TestBoardRandom)
#include "tst_boardrandom.moc"
