// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formrules.h"

#include <QRegularExpression>
#include <QTest>

using namespace console::test;
using namespace Qt::StringLiterals;

namespace {

const auto copyrightLine = u"// SPDX-FileCopyrightText: Callout Console contributors"_s;
const auto licenceLine = u"// SPDX-License-Identifier: GPL-3.0-or-later"_s;

QList<SourceFile> project()
{
    return readSources({u"app"_s, u"models"_s, u"ui"_s, u"tests"_s, u"cmake"_s, u"scripts"_s,
                        u"docs"_s, u"resources"_s, u"translations"_s, u".ci"_s});
}

QString linesOf(int count)
{
    return u"x\n"_s.repeated(count);
}

} // namespace

class TestSources final : public QObject {
    Q_OBJECT

private slots:
    void sizesAreFound();
    void longFunctionsAreFound();
    void missingLicencesAreFound();
    void tracesOfAMachineAreFound();
    void wrongTranslationCallsAreFound();

    void filesAndFunctionsAreShort();
    void everySourceFileHasItsLicence();
    void nothingOfAMachineIsInTheProject();
    void translationsHaveTheirContext();
};

void TestSources::sizesAreFound()
{
    QVERIFY(sizeOffences({u"ui/a.cpp"_s, linesOf(400)}).isEmpty());
    QCOMPARE(listed(sizeOffences({u"ui/a.cpp"_s, linesOf(401)})),
             u"ui/a.cpp:401: 401 lines, at most 400"_s);
    QVERIFY(sizeOffences({u"ui/a.h"_s, linesOf(150)}).isEmpty());
    QCOMPARE(sizeOffences({u"ui/a.h"_s, linesOf(151)}).size(), 1);
    QVERIFY(sizeOffences({u"app/main.cpp"_s, linesOf(60)}).isEmpty());
    QCOMPARE(sizeOffences({u"app/main.cpp"_s, linesOf(61)}).size(), 1);
    QCOMPARE(sizeOffences({u"ui/shell/mainwindow.cpp"_s, linesOf(301)}).size(), 1);
    QVERIFY(sizeOffences({u"docs/a.md"_s, linesOf(2000)}).isEmpty());
}

void TestSources::longFunctionsAreFound()
{
    const QString body = u"void f()\n{\n%1}\n"_s;
    QVERIFY(sizeOffences({u"app/a.cpp"_s, body.arg(linesOf(50))}).isEmpty());
    QCOMPARE(listed(sizeOffences({u"app/a.cpp"_s, body.arg(linesOf(51))})),
             u"app/a.cpp:2: function of 51 lines, at most 50"_s);
    QVERIFY(
        sizeOffences({u"app/a.cpp"_s, u"class A final\n{\n%1};\n"_s.arg(linesOf(80))}).isEmpty());
}

void TestSources::missingLicencesAreFound()
{
    const QString good = copyrightLine + u'\n' + licenceLine + u"\n\n"_s;
    QVERIFY(licenceOffences({u"ui/a.cpp"_s, good}).isEmpty());
    QVERIFY(licenceOffences({u"docs/a.md"_s, u"text"_s}).isEmpty());
    QVERIFY(licenceOffences(
                {u"scripts/run"_s, u"#!/bin/sh\n"_s + QString(good).replace("//"_L1, "#"_L1)})
                .isEmpty());
    QCOMPARE(licenceOffences({u"ui/a.cpp"_s, u"\n"_s + good}).size(), 1);
    QCOMPARE(licenceOffences({u"ui/a.h"_s, copyrightLine + u'\n'}).size(), 1);
    QCOMPARE(licenceOffences({u"ui/a.qml"_s, QString()}).size(), 1);
    QCOMPARE(licenceOffences({u"app/CMakeLists.txt"_s, u"x\n"_s}).size(), 1);
}

void TestSources::tracesOfAMachineAreFound()
{
    // Put together here, so that this file passes its own test.
    const QString home = u"/ho"_s + u"me/somebody/x"_s;
    const QString work = u"/wo"_s + u"rk/x"_s;
    const QString host = u"https://registry"_s + u".packages.example.org/x"_s;
    QCOMPARE(listed(machineOffences({u"a.md"_s, u"one\nsee "_s + home})),
             u"a.md:2: absolute path of somebody's folder"_s);
    QCOMPARE(machineOffences({u"a.cpp"_s, u"\"%1\""_s.arg(work)}).size(), 1);
    QCOMPARE(machineOffences({u"a.cpp"_s, host}).size(), 1);
    QVERIFY(machineOffences({u"a.cpp"_s, u"https://aura.example/work/x"_s}).isEmpty());
    QVERIFY(machineOffences({u"a.cpp"_s, u"ui/work/x"_s}).isEmpty());
}

void TestSources::wrongTranslationCallsAreFound()
{
    const QString call = u"void f()\n{\n    g(tr(\"Text\"));\n}\n"_s;
    QCOMPARE(listed(objectOffences({u"app/services/a.cpp"_s, call}, u"Q_OBJECT"_s)),
             u"app/services/a.cpp:3: tr() belongs to ui and to model headers"_s);
    QVERIFY(objectOffences({u"ui/a.cpp"_s, call}, u"    Q_OBJECT\n"_s).isEmpty());
    QCOMPARE(objectOffences({u"ui/a.cpp"_s, call}, QString()).size(), 1);
    QVERIFY(
        objectOffences({u"ui/a.cpp"_s, u"x = A::tr(\"Text\"); // tr(1)\n"_s}, QString()).isEmpty());
    QCOMPARE(
        objectOffences({u"ui/a.h"_s, u"class A : public QObject\n{\nsignals:\n};"_s}, QString())
            .size(),
        1);
    QVERIFY(objectOffences({u"ui/a.h"_s, u"{\n    Q_OBJECT\nsignals:\n};"_s}, QString()).isEmpty());
    QCOMPARE(objectOffences({u"ui/a.cpp"_s, u"{\n    Q_OBJECT\n};"_s}, QString()).size(), 1);
    QVERIFY(
        objectOffences({u"ui/a.cpp"_s, u"{\n    Q_OBJECT\n};\n#include \"a.moc\"\n"_s}, QString())
            .isEmpty());
}

void TestSources::filesAndFunctionsAreShort()
{
    QList<Offence> offences;
    const QList<SourceFile> files = project();
    QVERIFY(files.size() > 50);
    for (const SourceFile &file : files)
        offences += sizeOffences(file);
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + listed(offences)));
}

void TestSources::everySourceFileHasItsLicence()
{
    QList<Offence> offences;
    for (const SourceFile &file : project())
        offences += licenceOffences(file);
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + listed(offences)));
}

void TestSources::nothingOfAMachineIsInTheProject()
{
    QList<Offence> offences;
    for (const SourceFile &file : project())
        offences += machineOffences(file);
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + listed(offences)));
}

void TestSources::translationsHaveTheirContext()
{
    QHash<QString, QString> texts;
    const QList<SourceFile> files = project();
    for (const SourceFile &file : files)
        texts.insert(file.path, file.text);
    QList<Offence> offences;
    for (const SourceFile &file : files) {
        // A class may be spread over several .cpp files: the first header included is its own.
        static const QRegularExpression include(uR"x(^#include "([^"]+)")x"_s,
                                                QRegularExpression::MultilineOption);
        const QString own = include.match(file.text).captured(1);
        offences += objectOffences(file, texts.value(own, texts.value(u"app/"_s + own)));
    }
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + listed(offences)));
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
