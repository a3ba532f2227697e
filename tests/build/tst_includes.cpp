// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "layerrules.h"

#include <QTest>

using namespace console::test;
using namespace Qt::StringLiterals;

class TestIncludes final : public QObject {
    Q_OBJECT

private slots:
    void theRulesFindWhatTheyShould_data();
    void theRulesFindWhatTheyShould();
    void modulesAreToldApart();
    void theProjectKeepsToItsLayers();
};

void TestIncludes::theRulesFindWhatTheyShould_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words"); // empty = allowed
    const auto row = [](const QString &path, const QString &line, const QString &words) {
        QTest::addRow("%s %s", qPrintable(path), qPrintable(line)) << path << line << words;
    };
    const QString none;
    row(u"app/domain/a.h"_s, u"#include \"domain/b.h\""_s, none);
    row(u"app/domain/a.h"_s, u"#include <QTimer>"_s, none);
    row(u"app/domain/a.h"_s, u"#include <vector>"_s, none);
    row(u"app/domain/a.h"_s, u"#include <QColor>"_s, u"domain must not use QtGui"_s);
    row(u"app/domain/a.h"_s, u"#include \"services/b.h\""_s, u"domain must not include services"_s);
    row(u"app/domain/a.h"_s, u"#include <qt6keychain/keychain.h>"_s, u"not for domain"_s);
    row(u"app/panicapi/codec/a.cpp"_s, u"#include \"panicapi/codec/b.h\""_s, none);
    row(u"app/panicapi/a.cpp"_s, u"#include <QNetworkReply>"_s, none);
    row(u"app/panicapi/a.cpp"_s, u"#include \"services/b.h\""_s,
        u"panicapi must not include services"_s);
    row(u"app/panicapi/a.cpp"_s, u"#include \"sandbox/b.h\""_s,
        u"panicapi must not include sandbox"_s);
    row(u"app/services/a.cpp"_s, u"#include \"domain/b.h\""_s, none);
    row(u"app/services/a.cpp"_s, u"#include \"panicapi/b.h\""_s,
        u"services must not include panicapi"_s);
    row(u"app/services/a.cpp"_s, u"#include \"models/b.h\""_s,
        u"services must not include models"_s);
    row(u"app/services/a.cpp"_s, u"#include <QNetworkReply>"_s,
        u"services must not use QtNetwork"_s);
    row(u"app/services/a.cpp"_s, u"#include <QWidget>"_s, u"services must not use QtWidgets"_s);
    row(u"app/journal/a.cpp"_s, u"#include <QSqlQuery>"_s, none);
    row(u"app/journal/a.cpp"_s, u"#include <qt6keychain/keychain.h>"_s, none);
    row(u"app/journal/a.cpp"_s, u"#include \"ui/b.h\""_s, u"journal must not include ui"_s);
    row(u"app/basemap/a.cpp"_s, u"#include <QHttpServer>"_s, none);
    row(u"app/basemap/a.cpp"_s, u"#include \"panicapi/b.h\""_s,
        u"basemap must not include panicapi"_s);
    row(u"app/sandbox/a.cpp"_s, u"#include \"sandbox/b.h\""_s, none);
    row(u"app/sandbox/a.cpp"_s, u"#include \"domain/b.h\""_s, u"sandbox must not include domain"_s);
    row(u"app/sandbox/a.cpp"_s, u"#include \"app/domain/b.h\""_s,
        u"sandbox must not include domain"_s);
    row(u"models/a.cpp"_s, u"#include \"domain/b.h\""_s, none);
    row(u"models/a.cpp"_s, u"#include <QAbstractTableModel>"_s, none);
    row(u"models/a.cpp"_s, u"#include <QIcon>"_s, u"models must not use QtGui"_s);
    row(u"models/a.cpp"_s, u"#include <QtGui/QIcon>"_s, u"models must not use QtGui"_s);
    row(u"models/a.cpp"_s, u"#include \"services/b.h\""_s, u"models must not include services"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"ui/theme/b.h\""_s, none);
    row(u"ui/queue/a.cpp"_s, u"#include \"services/b.h\""_s, none);
    row(u"ui/queue/a.cpp"_s, u"  #  include \"panicapi/b.h\""_s, u"ui must not include panicapi"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"journal/b.h\""_s, u"ui must not include journal"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"basemap/b.h\""_s, u"ui must not include basemap"_s);
    row(u"ui/queue/a.cpp"_s, u"#include <QNetworkAccessManager>"_s, u"ui must not use QtNetwork"_s);
    row(u"ui/queue/a.cpp"_s, u"#include <QSqlQuery>"_s, u"ui must not use QtSql"_s);
    row(u"ui/queue/a.cpp"_s, u"#include <QtSql>"_s, u"ui must not use QtSql"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"application.h\""_s, u"ui must not include app"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"app/application.h\""_s, u"ui must not include app"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"beside.h\""_s, none);
    row(u"ui/queue/a.cpp"_s, u"#include \"../shell/b.h\""_s, u"not upwards"_s);
    row(u"ui/queue/a.cpp"_s, u"#include \"tests/b.h\""_s, u"belongs to no layer"_s);
    row(u"ui/queue/a.cpp"_s, u"#include <domain/b.h>"_s, u"with quotes"_s);
    row(u"ui/queue/a.cpp"_s, u"#include <QNoSuchThing>"_s, u"of no Qt module"_s);
    row(u"app/application.cpp"_s, u"#include \"panicapi/b.h\""_s, none);
    row(u"tests/ui/a.cpp"_s, u"#include \"panicapi/b.h\""_s, none);
}

void TestIncludes::theRulesFindWhatTheyShould()
{
    QFETCH(const QString, path);
    QFETCH(const QString, line);
    QFETCH(const QString, words);
    Surroundings surroundings = realSurroundings();
    surroundings.exists = [](const QString &name) {
        return name == "app/application.h"_L1 || name == "ui/queue/beside.h"_L1;
    };
    const auto offences =
        layerOffences({path, u"// first line\n"_s + line + u"\nint a;\n"_s}, surroundings);
    QVERIFY2(offences.isEmpty() == words.isEmpty(), qPrintable(listed(offences)));
    if (!words.isEmpty())
        QVERIFY2(listed(offences).startsWith(path + u":2: "_s) && listed(offences).contains(words),
                 qPrintable(listed(offences)));
}

void TestIncludes::modulesAreToldApart()
{
    const Surroundings real = realSurroundings();
    QCOMPARE(real.moduleOfHeader(u"QTimer"_s), u"QtCore"_s);
    QCOMPARE(real.moduleOfHeader(u"QColor"_s), u"QtGui"_s);
    QCOMPARE(real.moduleOfHeader(u"QTableView"_s), u"QtWidgets"_s);
    QCOMPARE(real.moduleOfHeader(u"QTcpServer"_s), u"QtNetwork"_s);
    QCOMPARE(real.moduleOfHeader(u"QSqlQuery"_s), u"QtSql"_s);
    QCOMPARE(real.moduleOfHeader(u"QGeoCoordinate"_s), u"QtPositioning"_s);
    QCOMPARE(real.moduleOfHeader(u"QHttpServer"_s), u"QtHttpServer"_s);
}

void TestIncludes::theProjectKeepsToItsLayers()
{
    const Surroundings surroundings = realSurroundings();
    QList<Offence> offences;
    QHash<QString, int> files;
    for (const SourceFile &file : readSources({u"app"_s, u"models"_s, u"ui"_s})) {
        if (!file.path.endsWith(".h"_L1) && !file.path.endsWith(".cpp"_L1))
            continue;
        ++files[layerOf(file.path)];
        offences += layerOffences(file, surroundings);
    }
    for (const QString &layer : {u"domain"_s, u"panicapi"_s, u"services"_s, u"journal"_s,
                                 u"basemap"_s, u"sandbox"_s, u"models"_s, u"ui"_s, u"app"_s})
        QVERIFY2(files.value(layer) > 1,
                 qPrintable(u"no files of layer %1 were read"_s.arg(layer)));
    QVERIFY2(offences.isEmpty(), qPrintable(u'\n' + listed(offences)));
}

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
