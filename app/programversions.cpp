// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "programversions.h"

#include "version.h"

#include <QGuiApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslSocket>
#include <QSysInfo>

#include <GeographicLib/Config.h>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QString sqliteVersion()
{
    const QString name = u"program-versions"_s;
    QString version = u"not available"_s;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        memory.setDatabaseName(u":memory:"_s);
        if (memory.open()) {
            QSqlQuery query(u"SELECT sqlite_version()"_s, memory);
            if (query.next())
                version = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version;
}

QString tlsVersion()
{
    if (!QSslSocket::supportsSsl())
        return u"not available"_s;
    return u"%1 (%2)"_s.arg(QSslSocket::sslLibraryVersionString(), QSslSocket::activeBackend());
}

} // namespace

QList<std::pair<QString, QString>> programVersions()
{
    return {
        {u"Callout Console"_s, QString::fromLatin1(version)},
        {u"Qt, running"_s, QString::fromLatin1(qVersion())},
        {u"Qt, built with"_s, QStringLiteral(QT_VERSION_STR)},
        {u"Compiler"_s, QStringLiteral(CONSOLE_COMPILER)},
        {u"SQLite"_s, sqliteVersion()},
        {u"TLS"_s, tlsVersion()},
        {u"simdjson"_s, QStringLiteral(CONSOLE_SIMDJSON)},
        {u"GeographicLib"_s, QStringLiteral(GEOGRAPHICLIB_VERSION_STRING)},
        {u"QtKeychain"_s, QStringLiteral(CONSOLE_KEYCHAIN)},
        {u"System"_s, QSysInfo::prettyProductName()},
        {u"Kernel"_s, QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()},
        {u"Processor"_s, QSysInfo::currentCpuArchitecture()},
        {u"Window system"_s, QGuiApplication::platformName()},
    };
}

} // namespace console
