// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace console::test {

namespace {

constexpr qint64 largestText = 1024 * 1024; // data files are not sources

bool isText(const QFileInfo &info)
{
    static const QSet<QString> endings{
        u"h"_s,   u"cpp"_s, u"in"_s,      u"qml"_s, u"cmake"_s, u"txt"_s, u"md"_s,   u"sh"_s,
        u"qrc"_s, u"ts"_s,  u"desktop"_s, u"qss"_s, u"py"_s,    u"yml"_s, u"json"_s, u""_s};
    return endings.contains(info.suffix()) && info.size() <= largestText;
}

void add(QList<SourceFile> &sources, const QDir &root, const QFileInfo &info)
{
    if (!isText(info))
        return;
    QFile file(info.filePath());
    if (file.open(QIODevice::ReadOnly))
        sources.append({root.relativeFilePath(info.filePath()), QString::fromUtf8(file.readAll())});
}

} // namespace

QString Offence::toString() const
{
    return u"%1:%2: %3"_s.arg(path, QString::number(line), words);
}

QList<SourceFile> readSources(const QStringList &folders)
{
    const QDir root(QStringLiteral(PROJECT_SOURCE_DIR));
    QList<SourceFile> sources;
    for (const QFileInfo &info : root.entryInfoList(QDir::Files))
        add(sources, root, info);
    for (const QString &folder : folders) {
        QDirIterator it(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            add(sources, root, it.nextFileInfo());
    }
    std::ranges::sort(sources, {}, &SourceFile::path);
    return sources;
}

QString listed(const QList<Offence> &offences)
{
    QStringList lines;
    for (const Offence &offence : offences)
        lines.append(offence.toString());
    return lines.join(u'\n');
}

} // namespace console::test
