// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The project's own files, for the tests that read them as text.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace console::test {

struct SourceFile {
    QString path; ///< below the project's folder, with forward slashes
    QString text;
};

/// One finding, printed as "path:line: words".
struct Offence {
    QString path;
    qsizetype line = 0;
    QString words;

    [[nodiscard]] QString toString() const;
};

/// Every text file of these folders and the files of the top level; hidden ones only if named.
[[nodiscard]] QList<SourceFile> readSources(const QStringList &folders);

/// All of them, one a line; empty when there are none.
[[nodiscard]] QString listed(const QList<Offence> &offences);

} // namespace console::test
