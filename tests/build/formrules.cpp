// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formrules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace console::test {

namespace {

bool isCpp(const QString &path)
{
    return path.endsWith(".cpp"_L1);
}

bool isHeader(const QString &path)
{
    return path.endsWith(".h"_L1);
}

bool isProduct(const QString &path)
{
    return path.startsWith("app/"_L1) || path.startsWith("models/"_L1) || path.startsWith("ui/"_L1);
}

qsizetype longestFile(const QString &path)
{
    if (path == "app/main.cpp"_L1)
        return 60;
    if (path.endsWith("/mainwindow.cpp"_L1))
        return 300;
    return isHeader(path) ? 150 : 400;
}

QString withoutComment(const QString &line)
{
    const qsizetype start = line.indexOf("//"_L1);
    return start < 0 ? line : line.left(start);
}

/// Bodies stand between a brace in the first column and its partner there, as the formatter leaves
/// them.
void addLongFunctions(const SourceFile &file, const QStringList &lines, QList<Offence> &offences)
{
    constexpr qsizetype longest = 50;
    static const QRegularExpression type(uR"(^(class|struct|enum|union|namespace)\b)"_s);
    qsizetype opened = -1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool ofType = i > 0 && type.match(lines[i - 1]).hasMatch();
        if (lines[i] == "{"_L1 && !ofType)
            opened = i;
        if (lines[i] != "}"_L1 || opened < 0)
            continue;
        if (i - opened - 1 > longest)
            offences.append(
                {file.path, opened + 1,
                 u"function of %1 lines, at most %2"_s.arg(i - opened - 1).arg(longest)});
        opened = -1;
    }
}

} // namespace

QList<Offence> sizeOffences(const SourceFile &file)
{
    QList<Offence> offences;
    if (!isCpp(file.path) && !isHeader(file.path))
        return offences;
    QStringList lines = file.text.split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    const qsizetype longest = longestFile(file.path);
    if (lines.size() > longest)
        offences.append(
            {file.path, longest + 1, u"%1 lines, at most %2"_s.arg(lines.size()).arg(longest)});
    if (isCpp(file.path) && isProduct(file.path))
        addLongFunctions(file, lines, offences);
    return offences;
}

QList<Offence> licenceOffences(const SourceFile &file)
{
    static const QRegularExpression source(
        uR"((\.(h|cpp|qml|cmake|sh|py)|(^|/)CMakeLists\.txt|^scripts/[^.]+|^\.ci/run)$)"_s);
    if (!source.match(file.path).hasMatch())
        return {};
    const QStringList lines =
        file.text.split(u'\n').first(qMin<qsizetype>(3, file.text.count(u'\n') + 1));
    const bool script = !lines.isEmpty() && lines.first().startsWith("#!"_L1);
    const qsizetype first = script ? 1 : 0;
    const QString copyright = lines.value(first);
    const QString licence = lines.value(first + 1);
    // In two parts, or a licence scanner would take this line for a statement about this file.
    const QString tag = u"SPDX-"_s;
    if (copyright.contains(tag + u"FileCopyrightText: Callout Console contributors"_s)
        && licence.contains(tag + u"License-Identifier: GPL-3.0-or-later"_s))
        return {};
    return {{file.path, first + 1, u"does not begin with the two SPDX lines"_s}};
}

QList<Offence> machineOffences(const SourceFile &file)
{
    static const QRegularExpression folder(
        uR"((^|[\s"'`(=:,\[])(/(home|work|root|Users)/\w|[A-Z]:\\+Users\\))"_s);
    // By shape, so that this file names none: a host whose first label is what registries call
    // theirs.
    static const QRegularExpression host(
        uR"(\b(registry|deb|archive|mirrors?|proxy|repo\d?|index|files)(\.[a-z0-9-]+)+\.(org|com|io|net)\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Offence> offences;
    qsizetype number = 0;
    for (const QString &line : file.text.split(u'\n')) {
        ++number;
        if (folder.match(line).hasMatch())
            offences.append({file.path, number, u"absolute path of somebody's folder"_s});
        if (host.match(line).hasMatch())
            offences.append({file.path, number, u"host name of a package registry"_s});
    }
    return offences;
}

QList<Offence> objectOffences(const SourceFile &file, const QString &header)
{
    if (!isProduct(file.path) || (!isCpp(file.path) && !isHeader(file.path)))
        return {};
    static const QRegularExpression anyTr(uR"(\btr\s*\()"_s);
    static const QRegularExpression bareTr(uR"((?<![\w:])tr\s*\()"_s);
    static const QRegularExpression signalsLine(
        uR"(^\s*(signals|Q_SIGNALS|public slots|private slots)\s*:)"_s);
    static const QRegularExpression context(
        uR"(\bQ_OBJECT\b|\bQ_GADGET\b|\bQ_DECLARE_TR_FUNCTIONS\b)"_s);
    static const QRegularExpression object(uR"(^\s*Q_OBJECT\b)"_s,
                                           QRegularExpression::MultilineOption);
    const bool mayTranslate = file.path.startsWith("ui/"_L1) || file.path.startsWith("models/"_L1)
                              || file.path.count(u'/') == 1; // app's own files
    const bool hasContext = context.match(file.text).hasMatch() || context.match(header).hasMatch();
    const QString base =
        file.path.sliced(file.path.lastIndexOf(u'/') + 1).chopped(isCpp(file.path) ? 4 : 2);

    QList<Offence> offences;
    const QStringList lines = file.text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = withoutComment(lines[i]);
        if (!mayTranslate && anyTr.match(line).hasMatch())
            offences.append({file.path, i + 1, u"tr() belongs to ui and to model headers"_s});
        else if (!hasContext && bareTr.match(line).hasMatch())
            offences.append(
                {file.path, i + 1, u"tr() without Q_OBJECT: the wrong translation context"_s});
        if (signalsLine.match(line).hasMatch() && !object.match(file.text).hasMatch())
            offences.append({file.path, i + 1, u"signals or slots without Q_OBJECT"_s});
        if (isCpp(file.path) && object.match(line).hasMatch()
            && !file.text.contains(u"#include \"%1.moc\""_s.arg(base)))
            offences.append(
                {file.path, i + 1, u"Q_OBJECT in a .cpp that does not include its .moc"_s});
    }
    return offences;
}

} // namespace console::test
