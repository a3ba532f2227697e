// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencetable.h"

using namespace Qt::StringLiterals;

namespace console {

using Kind = PreferenceSpec::Kind;
using When = PreferenceSpec::When;
using Page = PreferencePage;

QList<PreferenceSpec> PreferenceTable::connectionRows()
{
    return {
        {Page::Connection, u"connection"_s, Kind::OnPage, tr("Change the connection…"),
         tr("Address, sign-in and reply form of AURA's API belong to the profile. A secret stays "
            "in "
            "the system's keychain and is never exported."),
         tr("profile server address url client id secret token sandbox staging sign in login"),
         When::NextSignIn},
    };
}

QList<PreferenceSpec> PreferenceTable::readingRows()
{
    return {
        {Page::Reading, u"pollSeconds"_s, Kind::Number, tr("Read the board every"),
         tr("How often the list of active callouts is read. A longer wait spares requests and "
            "shows new callouts later."),
         tr("poll interval refresh update seconds"), When::AtOnce, 1, 60, tr(" s")},
        {Page::Reading, u"requestsPerSecond"_s, Kind::Number, tr("Requests in a second"),
         tr("The most that this console asks of AURA. AURA tells no limit; too many are answered "
            "by 429 and slow the console down. Of this profile."),
         tr("rate limit budget throttle 429 load"), When::NextSignIn, 1, 50},
        {Page::Reading, u"requestBurst"_s, Kind::Number, tr("Requests at once"),
         tr("How many may leave together before the limit of each second counts. Of this profile."),
         tr("burst rate limit budget throttle"), When::NextSignIn, 1, 100},
    };
}

QList<PreferenceSpec> PreferenceTable::alarmRows()
{
    return {
        {Page::Alarms, u"escalation.seconds"_s, Kind::Seconds, tr("Escalation after"),
         tr("Five rising times in seconds since a callout came and nobody took it: repeat the "
            "tone; "
            "louder and amber; red, for the whole team; tell the supervisor; log the breach."),
         tr("ladder untaken unacknowledged repeat louder red supervisor breach target")},
        {Page::Alarms, u"flood.enter"_s, Kind::Number, tr("Flood begins above"),
         tr("New callouts in 10 minutes. Above it a strip says so and rows are compact."),
         tr("many mass incident group isa 18.2"), When::AtOnce, 2, 100, tr(" in 10 min")},
        {Page::Alarms, u"flood.leave"_s, Kind::Number, tr("Flood ends below"),
         tr("New callouts in 10 minutes. Lower than the beginning, or the mode would flutter."),
         tr("many mass incident group isa 18.2"), When::AtOnce, 1, 99, tr(" in 10 min")},
        {Page::Alarms, u"snooze.minutes"_s, Kind::Number, tr("Snooze offers"),
         tr("The minutes that the snooze dialog begins with; 30 is the most it takes."),
         tr("shelve shelving later postpone"), When::AtOnce, 1, 30, tr(" min")},
        {Page::Alarms, u"reducedMotion"_s, Kind::Flag, tr("Nothing flashes"),
         tr("New callouts stand out by colour and frame that stay, without flashing."),
         tr("reduced motion flash blink epilepsy animation")},
        {Page::Alarms, u"desktopNotices"_s, Kind::Flag, tr("Tell the desktop of new callouts"),
         tr("A notice of the desktop while the window is behind others. It holds no names."),
         tr("notification tray popup toast")},
        {Page::Sound, u"sound.device"_s, Kind::Device, tr("Sound comes from"),
         tr("The output for alarm tones. When it goes away the system's output is used, and the "
            "console says so."),
         tr("speaker headset output audio card"), When::AtOnce, 0, 200, tr("the system's output")},
        {Page::Sound, u"sound.volume"_s, Kind::Number, tr("Volume"),
         tr("40 % is the floor: an alarm that cannot be heard is none."),
         tr("loud quiet mute level audio"), When::AtOnce, 40, 100, tr(" %")},
        {Page::Sound, u"soundTest"_s, Kind::OnPage, tr("Test the sound"),
         tr("Plays the tone of a new callout once, with what has been applied here. Nobody else "
            "hears it."),
         tr("try self-test beep audio check")},
    };
}

QList<PreferenceSpec> PreferenceTable::tableRows()
{
    return {
        {Page::Priority, u"priorityRules"_s, Kind::Rules, tr("Priority rules"),
         tr("AURA sends no priority, so this site gives it: rows are tried from the top, and the "
            "first that fits decides; 1 is the highest, a callout that fits no row has 3. An empty "
            "cell fits everything. Type is AURA's name or number of the response type; the words "
            "are "
            "looked for in AURA's description; over is the age in minutes."),
         tr("order queue urgent medical fire security age")},
        {Page::Files, u"messages.file"_s, Kind::File, tr("Ready messages"),
         tr("A JSON file of messages to choose from. Try it before the shift: mistakes are told "
            "with their line."),
         tr("canned templates text json"), When::AtOnce, 0, 1000, tr("built in")},
        {Page::Files, u"checklist.file"_s, Kind::File, tr("Checklists"),
         tr("A JSON file of the steps for each response type. Required steps gate clearing."),
         tr("steps procedure json action"), When::AtOnce, 0, 1000, tr("built in")},
        {Page::Phones, u"phoneList"_s, Kind::Phones, tr("Phone list"),
         tr("Whom to phone when AURA cannot be reached (F9). The first is tried first; begin with "
            "AURA control."),
         tr("telephone numbers call contacts control room")},
    };
}

QList<PreferenceSpec> PreferenceTable::deskRows()
{
    return {
        {Page::Operator, u"operatorName"_s, Kind::Text, tr("Operator or desk"),
         tr("Stands with everything that is taken and logged here, for example \"Op 07\"."),
         tr("user name desk owner"), When::NextSignIn, 1, 40},
        {Page::Operator, u"cancel.defaultReason"_s, Kind::Text, tr("Reason offered first"),
         tr("In the cancel with safe code, in AURA's words. The reason chosen last takes its "
            "place. Of this profile."),
         tr("exception standard stand down"), When::AtOnce, 0, 200, tr("none")},
        {Page::Operator, u"cancel.secondPerson"_s, Kind::Flag,
         tr("A second person for the cancel without safe code"),
         tr("The dialog then asks for the name of a colleague who agrees; it is logged."),
         tr("four eyes supervisor unconditional policy")},
        {Page::Operator, u"dismissCleared"_s, Kind::Flag, tr("Dismiss cleared callouts at AURA"),
         tr("Clearing a closed callout then also dismisses it at AURA, which may take it off "
            "other desks. Of this profile."),
         tr("remove hide closed")},
        {Page::Look,
         u"language"_s,
         Kind::Choice,
         tr("Language"),
         tr("The window speaks English; other languages are not complete yet. Checklists follow "
            "this."),
         tr("english afrikaans taal"),
         When::AtOnce,
         0,
         0,
         {},
         {{u"system"_s, tr("As the system")}, {u"en"_s, u"English"_s}, {u"af"_s, u"Afrikaans"_s}}},
        {Page::Look,
         u"theme"_s,
         Kind::Choice,
         tr("Colours"),
         tr("Night is for dark rooms; Ctrl+Shift+T changes it, too."),
         tr("theme dark light night day mode"),
         When::AtOnce,
         0,
         0,
         {},
         {{u"day"_s, tr("Day")}, {u"night"_s, tr("Night")}}},
        {Page::Look, u"textSizePercent"_s, Kind::Number, tr("Text size"),
         tr("Text, rows and signs grow together."), tr("font zoom big small scale letters"),
         When::AtOnce, 90, 150, tr(" %")},
        {Page::Keys, u"keys.lettersWithAlt"_s, Kind::Flag, tr("Letters want Alt"),
         tr("Take next is then Alt+N instead of N, and so on; X V becomes Alt+X V. Menus are "
            "reached by F10 then. F keys and Ctrl keys stay as they are."),
         tr("shortcut keyboard single letter modifier")},
        {Page::Keys, u"allKeys"_s, Kind::OnPage, tr("Show all keys"),
         tr("Every command and its keys as they are now (F1)."),
         tr("shortcut keyboard cheat sheet list")},
    };
}

QList<PreferenceSpec> PreferenceTable::mapRows()
{
    const auto row = [](const QString &widget, const QString &label, const QString &words) {
        return PreferenceSpec{Page::Map, u"mapPreferences."_s + widget, Kind::OnMapPage, label, {},
                              words};
    };
    return {
        row(u"source"_s, tr("Map from"), tr("basemap tiles openstreetmap server mbtiles offline")),
        row(u"night"_s, tr("Darken the map by night"), tr("dark filter colours")),
        row(u"day"_s, tr("Calm the map's colours by day"), tr("pale grey filter")),
        row(u"coordinates"_s, tr("Coordinates"),
            tr("decimal degrees minutes dms plus code mgrs format")),
        row(u"geocoder"_s, tr("Address lookup"), tr("nominatim reverse geocoding street")),
    };
}

QList<PreferenceSpec> PreferenceTable::transferRows()
{
    return {
        {Page::Transfer, u"export"_s, Kind::OnPage, tr("Export settings…"),
         tr("Writes these settings and the profiles' names, addresses and client ids into a JSON "
            "file. Left out: secrets and tokens (they are in the keychain), the layout of the "
            "windows, and map addresses that hold a key."),
         tr("save backup copy other desk json")},
        {Page::Transfer, u"import"_s, Kind::OnPage, tr("Import settings…"),
         tr("Reads such a file, shows what would change, and changes nothing before you agree. "
            "A profile of the same name is replaced; its secret is kept."),
         tr("load restore backup other desk json")},
    };
}

QList<PreferenceSpec> PreferenceTable::rows()
{
    QList<PreferenceSpec> all = connectionRows();
    all += readingRows();
    all += alarmRows();
    all += tableRows();
    all += mapRows();
    all += deskRows();
    all += transferRows();
    std::ranges::stable_sort(all, {}, &PreferenceSpec::page);
    return all;
}

QString PreferenceTable::pageName(PreferencePage page)
{
    switch (page) {
    case Page::Connection: return tr("Connection");
    case Page::Reading: return tr("Reading and limits");
    case Page::Alarms: return tr("Alarms");
    case Page::Sound: return tr("Sound");
    case Page::Priority: return tr("Priority rules");
    case Page::Map: return tr("Map");
    case Page::Files: return tr("Messages and checklists");
    case Page::Operator: return tr("Operator and cancel");
    case Page::Look: return tr("Language and look");
    case Page::Keys: return tr("Keys");
    case Page::Phones: return tr("Phone list");
    case Page::Transfer: return tr("Import and export");
    }
    return {};
}

QLatin1StringView PreferenceTable::pageIcon(PreferencePage page)
{
    switch (page) {
    case Page::Connection: return "link"_L1;
    case Page::Reading: return "refresh"_L1;
    case Page::Alarms: return "warn"_L1;
    case Page::Sound: return "sound"_L1;
    case Page::Priority: return "up"_L1;
    case Page::Map: return "pin"_L1;
    case Page::Files: return "chat"_L1;
    case Page::Operator: return "person"_L1;
    case Page::Look: return "globe"_L1;
    case Page::Keys: return "key"_L1;
    case Page::Phones: return "phone"_L1;
    case Page::Transfer: return "save"_L1;
    }
    return {};
}

} // namespace console
