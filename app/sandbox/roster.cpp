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
    bool subscribed;
    double latitude;
    double longitude;
};

// The first is the example customer of the public contract. The other numbers are of one invented
// block.
constexpr Person people[] = {
    {178921, "Thandi", "Mokoena", "+27821234567", true, -33.9375, 18.4680}, // Observatory
    {178922, "Sipho", "Mthethwa", "+27825550112", true, -33.9600, 18.4750}, // Rondebosch
    {178923, "Anneke", "Rossouw", "+27825550123", true, -33.9810, 18.4680}, // Claremont
    {178925, "Imraan", "Gaffoor", "+27825550134", true, -33.9650, 18.5050}, // Athlone
    {178926, "Lerato", "Sebothoma", "+27825550145", true, -26.1070, 28.0560}, // Sandton
    {178928, "Johan", "Vlok", "+27825550156", true, -33.8320, 18.6470}, // Durbanville
    {178929, "Nomvula", "Zwane", "+27825550167", true, -26.2380, 27.9200}, // Soweto
    {178931, "Ayesha", "Noordien", "+27825550178", true, -33.9370, 18.5060}, // Pinelands
    {178933, "Kagiso", "Letsholo", "+27825550189", true, -26.1450, 28.0410}, // Rosebank
    {178934, "Priya", "Moodliar", "+27825550191", true, -26.1750, 28.0080}, // Melville
    {178935, "Riaan", "Terblanche", "+27825550102", true, -33.9000, 18.6300}, // Bellville
    {178937, "Zanele", "Mabuza", "+27825550113", true, -26.0940, 28.0010}, // Randburg
    {178938, "Yusuf", "Salie", "+27825550124", true, -33.9080, 18.5500}, // Goodwood
    {178940, "Buhle", "Ntombela", "+27825550135", true, -33.9250, 18.6800}, // Kuils River
    {178941, "Grant", "Petersen", "+27825550146", true, -26.0180, 28.0120}, // Fourways
    {178942, "Refilwe", "Tshabane", "+27825550157", true, -25.9990, 28.1260}, // Midrand
    {178944, "Marlize", "Coetzer", "+27825550168", true, -33.8730, 18.6930}, // Brackenfell
    {178945, "Dumisani", "Khoza", "+27825550179", true, -34.0400, 18.6200}, // Mitchells Plain
    // Without a subscription: contacts of fixed locations, and two whose subscription lapsed.
    {178951, "Chantelle", "Arendse", "+27825550181", false, -33.9249, 18.4241}, // Cape Town
    {178952, "Hendrik", "Oosthuysen", "+27825550192", false, -26.1930, 28.0340}, // Braamfontein
    {178953, "Naledi", "Ramaite", "+27825550103", false, -26.1790, 28.1350}, // Bedfordview
    {178954, "Tshepo", "Phiri", "+27825550114", false, -34.0040, 18.4680}, // Wynberg
    {178956, "Fatima", "Karriem", "+27825550125", false, -26.1790, 28.0400}, // Parktown
    {178957, "Bongani", "Mncube", "+27825550136", false, -33.9450, 18.5300}, // Langa
};

struct Site {
    qint64 id;
    const char *reference;
    const char *name;
    const char *address;
    double latitude;
    double longitude;
    qint64 customerId;
};

constexpr Site sites[] = {
    {99001, "STORE-001", "Long Street Store", "Long Street, Cape Town", -33.9249, 18.4241, 178951},
    {99002, "STORE-002", "Bellville Depot", "Bellville, Cape Town", -33.9035, 18.6285, 178935},
    {99003, "SITE-RBH-01", "Rosebank Office Park", "Rosebank, Johannesburg", -26.1462, 28.0428,
     178933},
    {99004, "SITE-BFN-02", "Braamfontein Archive", "Braamfontein, Johannesburg", -26.1938, 28.0352,
     178952},
    {99005, "SITE-BDV-01", "Bedfordview Clinic", "Bedfordview, Ekurhuleni", -26.1801, 28.1337,
     178953},
    {99006, "SITE-WYN-03", "Wynberg Workshop", "Wynberg, Cape Town", -34.0046, 18.4693, 178954},
    {99007, "SITE-PKT-01", "Parktown Guest House", "Parktown, Johannesburg", -26.1802, 28.0388,
     178956},
    {99008, "STORE-003", "Langa Spaza Hub", "Langa, Cape Town", -33.9441, 18.5288, 178957},
    {99009, "SITE-MID-04", "Midrand Warehouse", "Midrand, Johannesburg", -26.0012, 28.1243, 178942},
    {99010, "STORE-004", "Durbanville Wine Cellar", "Durbanville, Cape Town", -33.8331, 18.6452,
     178928},
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
            customer.subscribed = person.subscribed;
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
            list.append({site.id,
                         QString::fromUtf8(site.reference),
                         QString::fromUtf8(site.name),
                         QString::fromUtf8(site.address),
                         {site.latitude, site.longitude},
                         site.customerId});
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

} // namespace sandbox::roster
