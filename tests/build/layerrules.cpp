// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "layerrules.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace console::test {

namespace {

struct Layer {
    QString name;
    QString folder; ///< with a slash at the end
    QSet<QString> mayUse; ///< layers; its own is understood
    QSet<QString> modules; ///< of Qt; QtCore is understood
    QString library; ///< folder of the one other library it may use
};

/// The lower ones first. The executables' own files (app/*.h, app/*.cpp) may use everything.
const QList<Layer> &layers()
{
    static const QList<Layer> table{
        {u"domain"_s, u"app/domain/"_s, {}, {u"QtPositioning"_s}, {}},
        {u"panicapi"_s, u"app/panicapi/"_s, {u"domain"_s}, {u"QtNetwork"_s}, {}},
        {u"simulator"_s, u"app/simulator/"_s, {u"domain"_s}, {u"QtNetwork"_s}, {}},
        {u"services"_s, u"app/services/"_s, {u"domain"_s}, {u"QtPositioning"_s}, {}},
        {u"journal"_s, u"app/journal/"_s, {u"domain"_s}, {u"QtSql"_s}, u"qt6keychain"_s},
        {u"basemap"_s,
         u"app/basemap/"_s,
         {u"domain"_s},
         {u"QtGui"_s, u"QtSql"_s, u"QtHttpServer"_s, u"QtNetwork"_s, u"QtPositioning"_s},
         {}},
        {u"sandbox"_s,
         u"app/sandbox/"_s,
         {},
         {u"QtGui"_s, u"QtNetwork"_s, u"QtSql"_s, u"QtHttpServer"_s, u"QtPositioning"_s},
         {}},
        {u"geodesy"_s, u"app/geodesy/"_s, {u"domain"_s}, {}, {}},
        {u"checklists"_s, u"app/checklists/"_s, {u"domain"_s}, {}, {}},
        {u"sound"_s, u"app/sound/"_s, {u"domain"_s}, {u"QtMultimedia"_s}, {}},
        {u"models"_s, u"models/"_s, {u"domain"_s}, {u"QtPositioning"_s}, {}},
        {u"ui"_s,
         u"ui/"_s,
         {u"domain"_s, u"geodesy"_s, u"models"_s, u"services"_s},
         {u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s, u"QtQml"_s, u"QtQuick"_s,
          u"QtQuickWidgets"_s, u"QtLocation"_s, u"QtPositioning"_s},
         {}},
    };
    return table;
}

const Layer *find(const QString &name)
{
    const auto found = std::ranges::find(layers(), name, &Layer::name);
    return found == layers().end() ? nullptr : &*found;
}

/// The layer that a quoted include leads to; null when it leads nowhere that is known.
std::optional<QString> layerOfInclude(const SourceFile &file, QString name,
                                      const Surroundings &surroundings)
{
    const QString own = layerOf(file.path);
    const qsizetype slash = name.indexOf(u'/');
    if (slash < 0) {
        const QString folder = file.path.left(file.path.lastIndexOf(u'/') + 1);
        const bool besideIt = surroundings.exists(folder + name);
        // app/ is an include root: a bare name may lead there from anywhere.
        return !besideIt && surroundings.exists(u"app/"_s + name) ? u"app"_s : own;
    }
    if (name.startsWith("app/"_L1)) {
        name.remove(0, 4);
        if (!name.contains(u'/'))
            return u"app"_s;
    }
    const QString first = name.left(name.indexOf(u'/'));
    return find(first) ? std::optional(first) : std::nullopt;
}

QString quotedProblem(const SourceFile &file, const Layer &layer, const QString &name,
                      const Surroundings &surroundings)
{
    if (name.contains(".."_L1))
        return u"\"%1\": includes go by the path from the root, not upwards"_s.arg(name);
    const auto target = layerOfInclude(file, name, surroundings);
    if (!target)
        return u"\"%1\": belongs to no layer"_s.arg(name);
    if (*target == layer.name || layer.mayUse.contains(*target))
        return {};
    return u"\"%1\": %2 must not include %3"_s.arg(name, layer.name, *target);
}

QString bracketProblem(const Layer &layer, const QString &name, const Surroundings &surroundings)
{
    const QString folder = name.contains(u'/') ? name.left(name.indexOf(u'/')) : QString();
    if (find(folder) || folder == "app"_L1)
        return u"<%1>: our own headers are included with quotes"_s.arg(name);
    if (folder == "qt6keychain"_L1 || name == "sqlite3.h"_L1)
        return layer.library == folder && !folder.isEmpty()
                   ? QString()
                   : u"<%1>: not for %2"_s.arg(name, layer.name);
    if (!name.startsWith(u'Q') && !name.startsWith("private/"_L1))
        return {}; // the language's and the system's
    const QString module = folder.startsWith("Qt"_L1) ? folder : surroundings.moduleOfHeader(name);
    if (module.isEmpty())
        return u"<%1>: of no Qt module that this project uses"_s.arg(name);
    if (module == "QtCore"_L1 || layer.modules.contains(module))
        return {};
    return u"<%1>: %2 must not use %3"_s.arg(name, layer.name, module);
}

} // namespace

QString layerOf(const QString &path)
{
    for (const Layer &layer : layers()) {
        if (path.startsWith(layer.folder))
            return layer.name;
    }
    return path.startsWith("app/"_L1) ? u"app"_s : QString();
}

Surroundings realSurroundings()
{
    static const QStringList modules{u"QtCore"_s,       u"QtGui"_s,          u"QtWidgets"_s,
                                     u"QtNetwork"_s,    u"QtSql"_s,          u"QtSvg"_s,
                                     u"QtSvgWidgets"_s, u"QtQml"_s,          u"QtQmlIntegration"_s,
                                     u"QtQuick"_s,      u"QtQuickWidgets"_s, u"QtPositioning"_s,
                                     u"QtLocation"_s,   u"QtHttpServer"_s,   u"QtConcurrent"_s,
                                     u"QtDBus"_s,       u"QtOpenGL"_s,       u"QtTest"_s,
                                     u"QtMultimedia"_s};
    Surroundings surroundings;
    surroundings.exists = [](const QString &path) {
        return QFile::exists(QDir(QStringLiteral(PROJECT_SOURCE_DIR)).filePath(path));
    };
    surroundings.moduleOfHeader = [](const QString &header) {
        if (modules.contains(header))
            return header; // <QtSql>: the whole module
        for (const QString &module : modules) {
            for (const QString &folder :
                 {u"%1/%2"_s.arg(QStringLiteral(QT_HEADERS_DIR), module),
                  u"%1/%2.framework/Headers"_s.arg(QStringLiteral(QT_LIBS_DIR), module)}) {
                if (QFile::exists(folder + u'/' + header))
                    return module;
            }
        }
        return QString();
    };
    return surroundings;
}

QList<Offence> layerOffences(const SourceFile &file, const Surroundings &surroundings)
{
    const Layer *layer = find(layerOf(file.path));
    QList<Offence> offences;
    if (!layer)
        return offences;
    static const QRegularExpression include(uR"(^\s*#\s*include\s*(["<])([^">]+)[">])"_s);
    qsizetype number = 0;
    for (const QStringView line : QStringView(file.text).split(u'\n')) {
        ++number;
        const auto match = include.matchView(line);
        if (!match.hasMatch())
            continue;
        const QString name = match.captured(2);
        const QString problem = match.capturedView(1) == u"\""
                                    ? quotedProblem(file, *layer, name, surroundings)
                                    : bracketProblem(*layer, name, surroundings);
        if (!problem.isEmpty())
            offences.append({file.path, number, problem});
    }
    return offences;
}

} // namespace console::test
