// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calloutrow.h"

#include "models/callouttablemodel.h"
#include "models/queuefigures.h"
#include "models/queuetext.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

std::optional<LatLon> pointOf(const BoardEntry &entry)
{
    return entry.callout.position ? std::optional(entry.callout.position->point) : std::nullopt;
}

/// "SECURITY" reads "Security"; words that are already for people stay as they are.
QString forPeople(const QString &text)
{
    const QString word = text.simplified();
    if (word != word.toUpper())
        return word;
    QString result = word.toLower().replace(u'_', u' ');
    if (!result.isEmpty())
        result[0] = result.at(0).toUpper();
    return result;
}

ResponseKind kindOf(const QString &text)
{
    if (text.isEmpty())
        return ResponseKind::NotGiven;
    if (text.contains("medic"_L1, Qt::CaseInsensitive)
        || text.contains("ambulance"_L1, Qt::CaseInsensitive))
        return ResponseKind::Medical;
    if (text.contains("secur"_L1, Qt::CaseInsensitive)
        || text.contains("armed"_L1, Qt::CaseInsensitive))
        return ResponseKind::Security;
    return ResponseKind::Other;
}

} // namespace

CalloutRow::CalloutRow(BoardEntry value, const RowContext &context) : entry(std::move(value))
{
    lookUpPlace(context);
    derive(context);
}

CalloutRow::CalloutRow(BoardEntry value, const CalloutRow &before, const RowContext &context)
    : entry(std::move(value))
{
    if (pointOf(entry) == pointOf(before.entry))
        nearest = before.nearest;
    else
        lookUpPlace(context);
    derive(context);
}

void CalloutRow::lookUpPlace(const RowContext &context)
{
    const auto point = pointOf(entry);
    nearest = point && context.places ? context.places->nearest(*point) : QString();
}

void CalloutRow::derive(const RowContext &context)
{
    searchText.clear();
    state = displayState(entry);
    tab = queueTab(entry);
    group = queueGroup(entry, context.operatorName);
    sortKey = entry.callout.createdAt.value_or(entry.firstSeenUtc).time_since_epoch().count();
    owner = entry.owner;
    if (!owner.isEmpty() && owner == context.operatorName)
        owner = CalloutTableModel::tr("You");
    deriveType(context);
    derivePlace();
}

void CalloutRow::deriveType(const RowContext &context)
{
    const ResponseType known = context.types.value(entry.callout.responseTypeId);
    QString value = entry.callout.responseTypeName;
    if (value.isEmpty())
        value = known.value;
    kind = kindOf(value.isEmpty() ? known.description : value);
    switch (kind) {
    case ResponseKind::Security: typeName = CalloutTableModel::tr("Security"); break;
    case ResponseKind::Medical: typeName = CalloutTableModel::tr("Medical"); break;
    case ResponseKind::NotGiven:
    case ResponseKind::Other:
        typeName = forPeople(known.description.isEmpty() ? value : known.description);
        break;
    }
    if (typeName.isEmpty() && entry.callout.responseTypeId > 0)
        typeName = CalloutTableModel::tr("Type %1").arg(entry.callout.responseTypeId);
    emergency = entry.callout.emergency.isEmpty() ? typeName : forPeople(entry.callout.emergency);
}

void CalloutRow::derivePlace()
{
    const Callout &callout = entry.callout;
    const QString site =
        callout.fixedLocationId ? QueueText::site(*callout.fixedLocationId) : QString();
    const QString address = callout.address.simplified();
    const QString accuracy = callout.position ? QueueText::accuracy(*callout.position) : QString();
    QStringList more;
    if (!nearest.isEmpty())
        place = nearest;
    else if (!site.isEmpty())
        place = site;
    else if (!address.isEmpty())
        place = address;
    else if (callout.position)
        place = QueueText::coordinates(callout.position->point);
    else
        place = CalloutTableModel::tr("No position given");
    if (!site.isEmpty() && place != site)
        more << site;
    // The street is what the second line is for; the suburb stands in the first.
    const QString street = nearest.isEmpty() ? address : address.section(u',', 0, 0);
    const bool area = callout.position && callout.position->accuracyMetres
                      && *callout.position->accuracyMetres > figures::areaMetres;
    if (!street.isEmpty() && street != place && !area)
        more << street;
    placeDetail = more.join(", "_L1);
    if (!accuracy.isEmpty() && site.isEmpty())
        placeDetail += (placeDetail.isEmpty() ? QString() : u" · "_s) + accuracy;
}

const QString &CalloutRow::search() const
{
    if (searchText.isEmpty()) {
        const Callout &callout = entry.callout;
        const QStringList parts{QString::number(callout.id),
                                QueueText::number(callout.id).replace(QChar(0x00A0), u' '),
                                place,
                                placeDetail,
                                callout.address,
                                entry.owner,
                                owner,
                                emergency,
                                typeName,
                                callout.statusText,
                                QueueText::stateWord(entry),
                                callout.customerId ? QString::number(callout.customerId)
                                                   : QString()};
        searchText = parts.join(u'\n').toCaseFolded();
    }
    return searchText;
}

} // namespace console
