// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/roster.h"

using namespace Qt::StringLiterals;

namespace sandbox::roster {

namespace {

struct Person {
    qint64 id;
    const char *firstName;
    const char *lastName;
    const char *mobile;
    Cover cover;
    double latitude;
    double longitude;
    const char *suburb;
};

// The first is the example customer of the public contract. The other numbers are of one invented
// block.
constexpr Person people[] = {
    {178921, "Thandi", "Mokoena", "+27821234567", Cover::Running, -33.9375, 18.4680,
     "Observatory, Cape Town"},
    {178922, "Sipho", "Mthethwa", "+27825550112", Cover::Running, -33.9600, 18.4750,
     "Rondebosch, Cape Town"},
    {178923, "Anneke", "Rossouw", "+27825550123", Cover::Running, -33.9810, 18.4680,
     "Claremont, Cape Town"},
    {178925, "Imraan", "Gaffoor", "+27825550134", Cover::Running, -33.9650, 18.5050,
     "Athlone, Cape Town"},
    {178926, "Lerato", "Sebothoma", "+27825550145", Cover::Running, -26.1070, 28.0560,
     "Sandton, Johannesburg"},
    {178928, "Johan", "Vlok", "+27825550156", Cover::Running, -33.8320, 18.6470,
     "Durbanville, Cape Town"},
    {178929, "Nomvula", "Zwane", "+27825550167", Cover::Running, -26.2380, 27.9200,
     "Soweto, Johannesburg"},
    {178931, "Ayesha", "Noordien", "+27825550178", Cover::Running, -33.9370, 18.5060,
     "Pinelands, Cape Town"},
    {178933, "Kagiso", "Letsholo", "+27825550189", Cover::Running, -26.1450, 28.0410,
     "Rosebank, Johannesburg"},
    {178934, "Priya", "Moodliar", "+27825550191", Cover::Running, -26.1750, 28.0080,
     "Melville, Johannesburg"},
    {178935, "Riaan", "Terblanche", "+27825550102", Cover::Running, -33.9000, 18.6300,
     "Bellville, Cape Town"},
    {178937, "Zanele", "Mabuza", "+27825550113", Cover::Running, -26.0940, 28.0010,
     "Randburg, Johannesburg"},
    {178938, "Yusuf", "Salie", "+27825550124", Cover::Running, -33.9080, 18.5500,
     "Goodwood, Cape Town"},
    {178940, "Buhle", "Ntombela", "+27825550135", Cover::Running, -33.9250, 18.6800,
     "Kuils River, Cape Town"},
    {178941, "Grant", "Petersen", "+27825550146", Cover::Running, -26.0180, 28.0120,
     "Fourways, Johannesburg"},
    {178942, "Refilwe", "Tshabane", "+27825550157", Cover::Running, -25.9990, 28.1260,
     "Midrand, Johannesburg"},
    {178944, "Marlize", "Coetzer", "+27825550168", Cover::Running, -33.8730, 18.6930,
     "Brackenfell, Cape Town"},
    {178945, "Dumisani", "Khoza", "+27825550179", Cover::Running, -34.0400, 18.6200,
     "Mitchells Plain, Cape Town"},
    // Not covered, for different reasons: contacts of fixed locations.
    {178951, "Chantelle", "Arendse", "+27825550181", Cover::None, -33.9249, 18.4241, "Cape Town"},
    {178952, "Hendrik", "Oosthuysen", "+27825550192", Cover::Lapsed, -26.1930, 28.0340,
     "Braamfontein, Johannesburg"},
    {178953, "Naledi", "Ramaite", "+27825550103", Cover::NotYet, -26.1790, 28.1350,
     "Bedfordview, Johannesburg"},
    {178954, "Tshepo", "Phiri", "+27825550114", Cover::Cancelled, -34.0040, 18.4680,
     "Wynberg, Cape Town"},
    {178956, "Fatima", "Karriem", "+27825550125", Cover::Lapsed, -26.1790, 28.0400,
     "Parktown, Johannesburg"},
    {178957, "Bongani", "Mncube", "+27825550136", Cover::None, -33.9450, 18.5300,
     "Langa, Cape Town"},
};

struct Site {
    qint64 id;
    const char *reference;
    const char *name;
    const char *address;
    double latitude;
    double longitude;
    qint64 customerId;
    qint64 typeId;
};

constexpr qint64 registered = 1705311000000; // 15 January 2024
constexpr double suburbRadiusMetres = 4000.0;

constexpr Site sites[] = {
    {99001, "STORE-001", "Long Street Store", "Long Street, Cape Town", -33.9249, 18.4241, 178951,
     3},
    {99002, "STORE-002", "Bellville Depot", "Bellville, Cape Town", -33.9035, 18.6285, 178935, 4},
    {99003, "SITE-RBH-01", "Rosebank Office Park", "Rosebank, Johannesburg", -26.1462, 28.0428,
     178933, 2},
    {99004, "SITE-BFN-02", "Braamfontein Archive", "Braamfontein, Johannesburg", -26.1938, 28.0352,
     178952, 2},
    {99005, "SITE-BDV-01", "Bedfordview Clinic", "Bedfordview, Ekurhuleni", -26.1801, 28.1337,
     178953, 2},
    {99006, "SITE-WYN-03", "Wynberg Workshop", "Wynberg, Cape Town", -34.0046, 18.4693, 178954, 4},
    {99007, "SITE-PKT-01", "Parktown Guest House", "Parktown, Johannesburg", -26.1802, 28.0388,
     178956, 1},
    {99008, "STORE-003", "Langa Spaza Hub", "Langa, Cape Town", -33.9441, 18.5288, 178957, 3},
    {99009, "SITE-MID-04", "Midrand Warehouse", "Midrand, Johannesburg", -26.0012, 28.1243, 178942,
     4},
    {99010, "STORE-004", "Durbanville Wine Cellar", "Durbanville, Cape Town", -33.8331, 18.6452,
     178928, 3},
};

} // namespace

const QList<Customer> &customers()
{
    static const QList<Customer> all = [] {
        QList<Customer> list;
        for (const Person &person : people) {
            Customer customer;
            customer.id = person.id;
            customer.firstName = QString::fromUtf8(person.firstName);
            customer.lastName = QString::fromUtf8(person.lastName);
            customer.mobile = QString::fromUtf8(person.mobile);
            customer.email = customer.firstName.toLower() + u"@people.example"_s;
            customer.externalReferenceId = u"partner-user-%1"_s.arg(person.id - 178800);
            customer.cover = person.cover;
            customer.subscribed = person.cover == Cover::Running;
            list.append(customer);
        }
        return list;
    }();
    return all;
}

const QList<FixedLocation> &fixedLocations()
{
    static const QList<FixedLocation> all = [] {
        QList<FixedLocation> list;
        for (const Site &site : sites) {
            FixedLocation location;
            location.id = site.id;
            location.externalReferenceId = QString::fromUtf8(site.reference);
            location.name = QString::fromUtf8(site.name);
            location.address = QString::fromUtf8(site.address);
            location.position = {site.latitude, site.longitude};
            location.customerId = site.customerId;
            location.typeId = site.typeId;
            location.createdMs = registered;
            location.updatedMs = registered;
            list.append(location);
        }
        return list;
    }();
    return all;
}

GeoPoint homeOf(qint64 customerId)
{
    for (const Person &person : people) {
        if (person.id == customerId)
            return {person.latitude, person.longitude};
    }
    return {-33.9249, 18.4241};
}

QString addressNear(GeoPoint point)
{
    const Person *nearest = nullptr;
    double distance = suburbRadiusMetres;
    for (const Person &person : people) {
        const double metres = metresBetween({person.latitude, person.longitude}, point);
        if (metres < distance) {
            distance = metres;
            nearest = &person;
        }
    }
    return nearest ? QString::fromUtf8(nearest->suburb) : QString();
}

} // namespace sandbox::roster
