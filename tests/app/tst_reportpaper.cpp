// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reportpaper.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;

/// The files that a report becomes.
class TestReportPaper final : public QObject {
    Q_OBJECT

private slots:
    void htmlIsWrittenWhole();
    void pdfHoldsTextAndPicture();
    void pdfIsMadeBesideTheGuiThread();
    void whatCannotBeWrittenSaysWhy();
};

namespace {

const QString html = u"<html><body><h1>Report</h1><p>Größe</p>"
                     "<img src=\"response-map\" width=\"40\"></body></html>"_s;

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray noise()
{
    QImage image(64, 64, QImage::Format_RGB32);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x)
            image.setPixel(x, y, qRgb(x * 73 % 256, y * 151 % 256, x * y % 256));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

void TestReportPaper::htmlIsWrittenWhole()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"r.html"_s);
    QCOMPARE(ReportPaper::writeHtml(html, file), QString());
    QCOMPARE(QString::fromUtf8(read(file)), html);
    QCOMPARE(ReportPaper::writeHtml(u"<p>new</p>"_s, file), QString());
    QCOMPARE(read(file), "<p>new</p>");
}

void TestReportPaper::pdfHoldsTextAndPicture()
{
    const QTemporaryDir folder;
    const QString with = folder.filePath(u"with.pdf"_s);
    const QString without = folder.filePath(u"without.pdf"_s);
    QCOMPARE(ReportPaper::writePdf(html, noise(), with), QString());
    QCOMPARE(ReportPaper::writePdf(html, {}, without), QString());
    QVERIFY(read(with).startsWith("%PDF-"));
    QVERIFY(read(with).trimmed().endsWith("%%EOF"));
    QVERIFY(read(with).contains("/Image"));
    QVERIFY(read(with).size() > read(without).size());
    QCOMPARE(ReportPaper::writePdf(html, "no picture at all", without), QString());
    QVERIFY(read(without).startsWith("%PDF-"));
}

void TestReportPaper::pdfIsMadeBesideTheGuiThread()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"r.pdf"_s);
    QString error = u"not run"_s;
    std::unique_ptr<QThread> thread(
        QThread::create([&] { error = ReportPaper::writePdf(html, noise(), file); }));
    thread->start();
    QVERIFY(thread->wait(20'000));
    QCOMPARE(error, QString());
    QVERIFY(read(file).startsWith("%PDF-"));
}

void TestReportPaper::whatCannotBeWrittenSaysWhy()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"missing/folder/r.pdf"_s);
    QVERIFY(!ReportPaper::writePdf(html, {}, file).isEmpty());
    QVERIFY(!ReportPaper::writeHtml(html, file).isEmpty());
    QVERIFY(!QFile::exists(file));
}

QTEST_MAIN(TestReportPaper)
#include "tst_reportpaper.moc"
