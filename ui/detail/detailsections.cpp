// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/detailsections.h"

#include "models/queuefigures.h"
#include "models/queuetext.h"
#include "ui/detail/fieldgrid.h"
#include "ui/detail/stages.h"
#include "ui/theme/foldsection.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

// A fix is expected at least every 15 s: outlined from 30 s, solid from 60 s (design 4).
constexpr Millis fixOutline{30'000};
constexpr Millis fixSolid{60'000};

QString grouped(qint64 number)
{
    return number > 0 ? QueueText::number(number) : QString();
}

QString plain(qint64 number)
{
    return number > 0 ? QString::number(number) : QString();
}

QString dateAndTime(const std::optional<UtcTime> &time)
{
    return time ? toDateTime(*time).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

QString unitAndSupplier(const Responder &responder)
{
    if (responder.unit.isEmpty() && responder.supplier.isEmpty())
        return {};
    const QString unit =
        responder.unit.isEmpty() ? DetailSections::tr("unit not given") : responder.unit;
    const QString supplier = responder.supplier.isEmpty() ? DetailSections::tr("supplier not given")
                                                          : responder.supplier;
    return u"%1 · %2"_s.arg(unit, supplier);
}

/// A stage's time and how long after the callout that was.
QString stageTime(const std::optional<UtcTime> &time, const std::optional<UtcTime> &created)
{
    const QString at = dateAndTime(time);
    return time && created && *time >= *created
               ? DetailSections::tr("%1, after %2").arg(at, QueueText::clock(*time - *created))
               : at;
}

/// When the position was measured, or else when this console first saw it there.
Millis fixAge(const BoardEntry &entry, const ServerClock &clock, MonoTime now)
{
    const auto &position = entry.callout.position;
    if (position && position->fixTime)
        return clock.at(now) - *position->fixTime;
    return now - entry.fixChanged;
}

} // namespace

void DetailSections::build(const Theme &theme, QWidget *parent, QVBoxLayout *column,
                           const Actions &actions)
{
    m_responder = new FieldGrid(theme, u"detail.responder.fields"_s, parent);
    m_responder->addText("unit"_L1, tr("Unit"));
    m_responder->addTick("eta"_L1, tr("ETA"));
    m_responder->addText("position"_L1, tr("Position"));

    auto *copy = new KeyButton(theme, actions.copyCoordinates, parent);
    copy->setObjectName(u"detail.callout.copyCoordinates"_s);
    copy->setWordless(true);
    copy->setBare(true);
    m_location = new FieldGrid(theme, u"detail.location.fields"_s, parent);
    m_location->addText("address"_L1, tr("Address"));
    m_location->addText("coordinates"_L1, tr("Coordinates"), {copy});
    m_location->addText("incident"_L1, tr("Called from"));
    m_location->addText("place"_L1, tr("Nearest place"));
    m_location->addText("accuracy"_L1, tr("Accuracy"));
    m_location->addTick("fix"_L1, tr("Fix"));
    m_location->addText("site"_L1, tr("Fixed site"));

    auto *reveal = new KeyButton(theme, actions.revealMobile, parent);
    reveal->setObjectName(u"detail.callout.revealMobile"_s);
    reveal->setBare(true);
    reveal->setHintShown(false);
    reveal->setFill({}, "link"_L1);
    m_customer = new FieldGrid(theme, u"detail.customer.fields"_s, parent);
    m_customer->addText("name"_L1, tr("Name"));
    m_customer->addText("mobile"_L1, tr("Mobile"), {reveal});
    m_customer->addText("vehicle"_L1, tr("Vehicle"));
    m_customer->addText("reference"_L1, tr("Reference"));
    m_customer->addText("medical"_L1, tr("Medical"));
    m_customer->addText("kin"_L1, tr("Next of kin"));

    buildAll(theme, parent, actions.openTracking);

    m_responderFold = new FoldSection(theme, u"detail.responder"_s, u"security"_s, tr("Responder"),
                                      m_responder, parent);
    m_locationFold =
        new FoldSection(theme, u"detail.location"_s, u"pin"_s, tr("Location"), m_location, parent);
    m_customerFold = new FoldSection(theme, u"detail.customer"_s, u"person"_s, tr("Customer"),
                                     m_customer, parent);
    m_allFold = new FoldSection(theme, u"detail.all"_s, u"list"_s, tr("All fields"), m_all, parent);
    m_allFold->header()->setSummary(tr("as AURA sent them"));
    for (auto *section : {m_responderFold, m_locationFold, m_customerFold, m_allFold})
        column->addWidget(section);
}

void DetailSections::buildAll(const Theme &theme, QWidget *parent, QAction *openTracking)
{
    m_all = new FieldGrid(theme, u"detail.all.fields"_s, parent);
    const std::initializer_list<std::pair<QLatin1StringView, QString>> fields{
        {"id"_L1, tr("Callout ID")},
        {"status"_L1, tr("Status")},
        {"presence"_L1, tr("Board")},
        {"customerId"_L1, tr("Customer ID")},
        {"siteId"_L1, tr("Fixed location ID")},
        {"type"_L1, tr("Response type")},
        {"emergency"_L1, tr("Emergency")},
        {"classification"_L1, tr("Classification")},
        {"test"_L1, tr("Internal test")},
        {"created"_L1, tr("Created")},
        {"updated"_L1, tr("Updated")},
        {"dispatched"_L1, tr("Dispatched")},
        {"arrived"_L1, tr("Arrived")},
        {"completed"_L1, tr("Completed")},
        {"closed"_L1, tr("Closed")},
        {"seen"_L1, tr("First seen here")},
    };
    for (const auto &[id, caption] : fields)
        m_all->addText(id, caption);
    if (!openTracking) {
        m_all->addText("tracking"_L1, tr("Tracking page"));
        return;
    }
    auto *open = new KeyButton(theme, openTracking, parent);
    open->setObjectName(u"detail.callout.openTracking"_s);
    open->setBare(true);
    open->setFill({}, "link"_L1);
    m_all->addText("tracking"_L1, tr("Tracking page"), {open});
}

void DetailSections::fill(const CalloutRow &row, const ServerClock &clock)
{
    const Callout &callout = row.entry.callout;
    const Responder &responder = callout.responder;
    m_responder->setText("unit"_L1, unitAndSupplier(responder));
    QString where;
    if (responder.point) {
        where = QueueText::coordinates(*responder.point);
        if (callout.position) {
            where = tr("%1 away").arg(
                length(distanceMetres(*responder.point, callout.position->point)));
        }
    }
    m_responder->setText("position"_L1, where);

    const QString address = callout.address.simplified();
    const bool isAsked = address.isEmpty() && m_serviceAddressOf == callout.id && callout.position
                         && callout.position->point == m_serviceAddressAt;
    m_location->setText("address"_L1, isAsked && !m_serviceAddress.isEmpty()
                                          ? tr("%1 (from the map service)").arg(m_serviceAddress)
                                          : address);
    m_location->setText("incident"_L1, incidentWords(row.entry));
    m_location->setLink("coordinates"_L1, callout.position
                                              ? QueueText::coordinates(callout.position->point)
                                              : QString());
    m_location->setText("place"_L1, row.nearest);
    m_location->setText("accuracy"_L1,
                        callout.position ? QueueText::accuracy(*callout.position) : QString());
    m_location->setText("site"_L1, callout.fixedLocationId
                                       ? QueueText::site(*callout.fixedLocationId)
                                       : tr("None, a live position"));

    m_all->setText("id"_L1, QString::number(callout.id));
    m_all->setText("status"_L1, callout.statusText);
    m_all->setText("presence"_L1, row.entry.presence == Presence::Listed ? tr("Listed by AURA")
                                  : row.entry.presence == Presence::Missing
                                      ? tr("Not in AURA's list, being read again")
                                      : tr("Ended"));
    m_all->setText("customerId"_L1, plain(callout.customerId));
    m_all->setText("siteId"_L1, plain(callout.fixedLocationId.value_or(0)));
    m_all->setText("type"_L1, callout.responseTypeId > 0
                                  ? tr("%1 (%2)").arg(row.typeName).arg(callout.responseTypeId)
                                  : row.typeName);
    m_all->setText("emergency"_L1, callout.emergency);
    m_all->setText("classification"_L1, callout.classification == Classification::Real ? tr("Real")
                                        : callout.classification == Classification::Test
                                            ? tr("Test")
                                            : plain(callout.classificationId));
    m_all->setText("test"_L1, callout.internalTest ? tr("Yes") : tr("No"));
    m_all->setText("tracking"_L1, callout.trackingUrl.host());
    fillTimes(callout);
    m_all->setText("seen"_L1, dateAndTime(clock.at(row.entry.firstSeen)));
}

QString DetailSections::length(double metres)
{
    return metres < 950 ? tr("%1 m").arg(qRound(metres / 10) * 10)
                        : tr("%1 km").arg(QString::number(metres / 1000, 'f', 1));
}

/// Where help was called for never goes from the screen, wherever the phone is by now.
QString DetailSections::incidentWords(const BoardEntry &entry)
{
    if (!entry.incidentPosition || !entry.callout.position)
        return {};
    const double metres =
        distanceMetres(entry.incidentPosition->point, entry.callout.position->point);
    const QString where = QueueText::coordinates(entry.incidentPosition->point);
    return metres < 5 ? tr("the same place")
                      : tr("%1, now %2 from there").arg(where, length(metres));
}

void DetailSections::setServiceAddress(CalloutId id, const LatLon &point, const QString &text)
{
    m_serviceAddressAt = point;
    m_serviceAddressOf = id;
    m_serviceAddress = text;
}

void DetailSections::fillTimes(const Callout &callout)
{
    m_all->setText("created"_L1, dateAndTime(callout.createdAt));
    m_all->setText("updated"_L1, dateAndTime(callout.updatedAt));
    m_all->setText("dispatched"_L1, stageTime(callout.dispatchedAt, callout.createdAt));
    m_all->setText("arrived"_L1, stageTime(callout.arrivedAt, callout.createdAt));
    m_all->setText("completed"_L1, stageTime(callout.completedAt, callout.createdAt));
    m_all->setText("closed"_L1, stageTime(callout.closedAt, callout.createdAt));
}

void DetailSections::fillCustomer(const CalloutRow &row, const Customer *customer, bool revealed)
{
    const CustomerId id = row.entry.callout.customerId;
    m_customerFold->header()->setSummary(
        id > 0 ? tr("customer %1 · reveals are logged").arg(grouped(id)) : tr("not given"));
    const Customer known = customer ? *customer : Customer{};
    m_customer->setText("name"_L1, customer ? known.shortName() : QString());
    m_customer->setText("mobile"_L1, known.mobile.isEmpty() ? QString()
                                     : revealed             ? known.mobile.revealed()
                                                            : known.mobile.masked());
    m_customer->setText("vehicle"_L1, known.vehicle);
    m_customer->setText("reference"_L1, known.externalReference);
    // What it is, only a logged reveal shows.
    const auto given = [&known](std::initializer_list<CustomerFact> facts) {
        return int(std::ranges::count_if(
            facts, [&known](CustomerFact fact) { return known.facts.contains(fact); }));
    };
    using enum CustomerFact;
    const int medical = given(
        {BloodType, Allergies, Conditions, Medications, OtherMedical, MedicalAid, DoctorNumber});
    const bool kin = given({NextOfKin, NextOfKinNumber}) > 0;
    m_customer->setText("medical"_L1,
                        medical > 0 ? tr("%n entries, hidden", nullptr, medical) : QString());
    m_customer->setText("kin"_L1, kin ? tr("On record, hidden") : QString());
}

void DetailSections::tickResponder(const CalloutRow &row, const ServerClock &clock, MonoTime readAt,
                                   MonoTime now, bool linkLost)
{
    const QString heard = Stages::localSecond(clock.at(readAt));
    m_responderFold->header()->setSummary(linkLost ? tr("last heard %1").arg(heard)
                                                   : tr("from AURA %1").arg(heard));
    const auto &eta = row.entry.callout.responder.eta;
    if (!eta) {
        m_responder->setTick("eta"_L1, {});
        return;
    }
    const UtcTime due = clock.at(readAt) + *eta;
    const QString at = QueueText::localMinute(due);
    const Millis left = due - clock.at(now);
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(left).count();
    m_responder->setTick("eta"_L1, linkLost           ? tr("was %1 (last known)").arg(at)
                                   : left > Millis(0) ? tr("%1, in %2 min").arg(at).arg(minutes)
                                   : left > -Millis(60'000)
                                       ? tr("%1, due").arg(at)
                                       : tr("%1, due %2 ago").arg(at, QueueText::clock(-left)));
}

void DetailSections::tickLocation(const CalloutRow &row, const ServerClock &clock, MonoTime now)
{
    const auto &position = row.entry.callout.position;
    if (!position) {
        m_locationFold->header()->setSummary(tr("no position given"));
        m_locationFold->header()->setAge({}, 0);
        m_location->setTick("fix"_L1, {});
        return;
    }
    const Millis age = fixAge(row.entry, clock, now);
    QStringList summary{row.entry.callout.fixedLocationId ? tr("fixed site") : tr("live")};
    if (position->accuracyMetres)
        summary << QueueText::accuracy(*position);
    m_locationFold->header()->setSummary(summary.join(u", "_s));
    // A registered site does not move: its age says nothing.
    const int stale = row.entry.callout.fixedLocationId ? 0
                      : age >= fixSolid                 ? 2
                      : age >= fixOutline               ? 1
                                                        : 0;
    m_locationFold->header()->setAge(tr("fix %1").arg(QueueText::age(age)), stale);
    m_location->setTick(
        "fix"_L1,
        position->fixTime
            ? tr("%1 ago, %2").arg(QueueText::age(age), Stages::localSecond(*position->fixTime))
            : tr("unchanged here for %1").arg(QueueText::age(age)));
}

void DetailSections::tick(const CalloutRow &row, const ServerClock &clock, MonoTime readAt,
                          MonoTime now, bool linkLost)
{
    tickResponder(row, clock, readAt, now, linkLost);
    tickLocation(row, clock, now);
}

} // namespace console
