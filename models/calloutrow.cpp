// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/calloutrow.h"

#include "models/callouttablemodel.h"
#include "models/queuefigures.h"
#include "models/queuetext.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Free text: a wall of different words must not be remembered for ever.
constexpr qsizetype mostWordsKept = 1'000;

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

void RowContext::setTypes(const QList<ResponseType> &list)
{
    types.clear();
    for (const ResponseType &type : list)
        types.insert(type.id, type);
    typeWords.clear();
}

TypeWords RowContext::wordsOf(int typeId, const QString &typeName) const
{
    const std::pair key(typeId, typeName);
    if (const auto known = typeWords.constFind(key); known != typeWords.cend())
        return *known;
    const ResponseType type = types.value(typeId);
    const QString value = typeName.isEmpty() ? type.value : typeName;
    TypeWords words;
    words.kind = kindOf(value.isEmpty() ? type.description : value);
    switch (words.kind) {
    case ResponseKind::Security: words.name = CalloutTableModel::tr("Security"); break;
    case ResponseKind::Medical: words.name = CalloutTableModel::tr("Medical"); break;
    case ResponseKind::NotGiven:
    case ResponseKind::Other:
        words.name = forPeople(type.description.isEmpty() ? value : type.description);
        break;
    }
    if (words.name.isEmpty() && typeId > 0)
        words.name = CalloutTableModel::tr("Type %1").arg(typeId);
    if (typeWords.size() >= mostWordsKept)
        typeWords.clear();
    typeWords.insert(key, words);
    return words;
}

QString RowContext::emergency(const QString &words) const
{
    if (const auto known = emergencyWords.constFind(words); known != emergencyWords.cend())
        return *known;
    if (emergencyWords.size() >= mostWordsKept)
        emergencyWords.clear();
    return *emergencyWords.insert(words, forPeople(words));
}

CalloutRow::CalloutRow(BoardEntry value, const RowContext &context) : entry(std::move(value))
{
    lookUpPlace(context);
    derive(context);
}

CalloutRow::CalloutRow(BoardEntry value, const CalloutRow &before, const RowContext &context)
    : entry(std::move(value)), handle(before.handle)
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
    const Callout &callout = entry.callout;
    state = displayState(entry);
    tab = queueTab(entry);
    group = queueGroup(entry, context.operatorName);
    sortKey = callout.createdAt.value_or(entry.firstSeenUtc).time_since_epoch().count();
    owner = entry.owner;
    if (!owner.isEmpty() && owner == context.operatorName)
        owner = CalloutTableModel::tr("You");
    const TypeWords words = context.wordsOf(callout.responseTypeId, callout.responseTypeName);
    kind = words.kind;
    typeName = words.name;
    emergency = callout.emergency.isEmpty() ? typeName : context.emergency(callout.emergency);
    place = placeName();
    searchText = wordsToSearch();
}

QString CalloutRow::placeName() const
{
    const Callout &callout = entry.callout;
    if (!nearest.isEmpty())
        return nearest;
    if (callout.fixedLocationId)
        return QueueText::site(*callout.fixedLocationId);
    const QString address = callout.address.simplified();
    if (!address.isEmpty())
        return address;
    return callout.position ? QueueText::coordinates(callout.position->point)
                            : CalloutTableModel::tr("No position given");
}

QString CalloutRow::placeDetail() const
{
    const Callout &callout = entry.callout;
    const QString site =
        callout.fixedLocationId ? QueueText::site(*callout.fixedLocationId) : QString();
    const QString address = callout.address.simplified();
    const QString accuracy = callout.position ? QueueText::accuracy(*callout.position) : QString();
    QStringList more;
    if (!site.isEmpty() && place != site)
        more << site;
    // The street is what the second line is for; the suburb stands in the first.
    const QString street = nearest.isEmpty() ? address : address.section(u',', 0, 0);
    const bool area = callout.position && callout.position->accuracyMetres
                      && *callout.position->accuracyMetres > figures::areaMetres;
    if (!street.isEmpty() && street != place && !area)
        more << street;
    QString detail = more.join(", "_L1);
    if (!accuracy.isEmpty() && site.isEmpty())
        detail += (detail.isEmpty() ? QString() : u" · "_s) + accuracy;
    return detail;
}

QByteArray CalloutRow::wordsToSearch() const
{
    const Callout &callout = entry.callout;
    QString text;
    text.reserve(256);
    const auto add = [&text](const QString &words) {
        if (!words.isEmpty())
            text.append(words).append(u'\n');
    };
    add(QString::number(callout.id));
    add(place);
    if (callout.fixedLocationId)
        add(QueueText::site(*callout.fixedLocationId));
    add(callout.address);
    add(entry.owner);
    if (owner != entry.owner)
        add(owner);
    add(emergency);
    if (typeName != emergency)
        add(typeName);
    add(callout.statusText);
    add(QueueText::stateWord(entry));
    if (callout.customerId)
        add(QString::number(callout.customerId));
    return std::move(text).toCaseFolded().toUtf8();
}

} // namespace console
