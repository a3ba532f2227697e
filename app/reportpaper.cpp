// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reportpaper.h"

#include "ui/detail/mappicture.h"
#include "ui/report/reportdocument.h"

#include <QCoreApplication>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

namespace console {

using namespace Qt::StringLiterals;

namespace {

void fill(QTextDocument &document, const QString &html, const QByteArray &picture)
{
    if (const QImage image = MapPicture::decode(picture); !image.isNull())
        document.addResource(QTextDocument::ImageResource,
                             QUrl(QString(ReportDocument::pictureName)), image);
    document.setDefaultFont(QFont(u"Inter"_s, 9));
    document.setHtml(html);
}

} // namespace

QString ReportPaper::writeHtml(const QString &html, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(html.toUtf8()) < 0 || !out.commit())
        return out.errorString();
    return {};
}

QString ReportPaper::writePdf(const QString &html, const QByteArray &picture, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return out.errorString();
    {
        QPdfWriter writer(&out);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 16, 18, 16), QPageLayout::Millimeter);
        writer.setCreator(QCoreApplication::applicationName());
        QTextDocument document;
        fill(document, html, picture);
        document.print(&writer);
    }
    return out.commit() ? QString() : out.errorString();
}

void ReportPaper::print(const QString &html, const QByteArray &picture, QPrinter &printer)
{
    QTextDocument document;
    fill(document, html, picture);
    document.print(&printer);
}

} // namespace console
