// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report on its way out of the program: a PDF or HTML file, or paper. The files are written off
// the thread that paints.
#pragma once

#include <QByteArray>
#include <QString>

class QPrinter;

namespace console::ReportPaper {

/// Replaces `file`; the cause when that failed, else empty. Any thread.
[[nodiscard]] QString writeHtml(const QString &html, const QString &file);
/// `picture`: PNG or JPEG, may be empty.
[[nodiscard]] QString writePdf(const QString &html, const QByteArray &picture, const QString &file);
void print(const QString &html, const QByteArray &picture, QPrinter &printer);

} // namespace console::ReportPaper
