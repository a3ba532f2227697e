// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/report/reportdocument.h"

#include "models/queuetext.h"
#include "ui/detail/stages.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

using State = ClosingPapers::State;

QString row(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString()
                           : u"<tr><th align=\"left\">%1</th><td>%2</td></tr>\n"_s.arg(
                                 name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString heading(const QString &words)
{
    return u"<h2>%1</h2>\n"_s.arg(words.toHtmlEscaped());
}

QString paragraph(const QString &words)
{
    return u"<p>%1</p>\n"_s.arg(words.toHtmlEscaped());
}

QString moment(UtcTime at)
{
    return toDateTime(at).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss t"_s);
}

/// Whether something of the report would tell how a cancel was judged.
bool isWithheld(const ReportFacts &facts)
{
    const ResolutionReport &report = facts.papers.reportValue;
    return facts.entry.cancelVerified
           || (report.outcome + report.statusText).contains("duress"_L1, Qt::CaseInsensitive);
}

} // namespace

QString ReportDocument::fileName(CalloutId id)
{
    return u"callout-%1-report"_s.arg(id);
}

QString ReportDocument::figures(const ReportFacts &facts)
{
    if (facts.papers.report.state != State::Here)
        return paragraph(tr("AURA's report had not been read."));
    const ResolutionReport &report = facts.papers.reportValue;
    if (!report.documentType.isEmpty())
        return paragraph(tr("AURA sent the report as a document (%1).").arg(report.documentType));
    const auto span = [](const std::optional<std::chrono::seconds> &time) {
        return time ? QueueText::clock(*time) : QString();
    };
    QString table;
    if (!isWithheld(facts))
        table += row(tr("Outcome"), report.outcome) + row(tr("Status"), report.statusText);
    table += row(tr("Response time"), span(report.responseTime));
    table += row(tr("Resolution time"), span(report.resolutionTime));
    return table.isEmpty() ? paragraph(tr("AURA's report gives no figures."))
                           : u"<table cellpadding=\"4\">%1</table>\n"_s.arg(table);
}

QString ReportDocument::picture(const ReportFacts &facts, bool holdsPicture)
{
    const QByteArray &bytes = facts.papers.mapValue.image;
    if (facts.papers.map.state != State::Here || bytes.isEmpty())
        return paragraph(tr("There is no picture."));
    const QString type = bytes.startsWith("\x89PNG") ? u"image/png"_s : u"image/jpeg"_s;
    const QString source =
        holdsPicture ? u"data:%1;base64,%2"_s.arg(type, QString::fromLatin1(bytes.toBase64()))
                     : QString(pictureName);
    return u"<p><img src=\"%1\" width=\"480\" alt=\"%2\"></p>\n"_s.arg(
        source, tr("Where customer and responder were").toHtmlEscaped());
}

QString ReportDocument::list(const ReportFacts &facts)
{
    // After a cancel with safe code the stages alone, whatever came of it.
    QList<TimelineItem> items = isWithheld(facts) ? Timeline::stages(facts.entry) : facts.timeline;
    items.removeIf([](const TimelineItem &item) {
        return item.source == TimelineItem::Source::Messages
               || item.text.contains("private note"_L1, Qt::CaseInsensitive);
    });
    QString table;
    for (const TimelineItem &item : std::as_const(items)) {
        table += u"<tr><td>%1</td><td><b>%2</b></td><td>%3</td><td>%4</td></tr>\n"_s.arg(
            Stages::localSecond(item.at), item.who.toHtmlEscaped(), item.text.toHtmlEscaped(),
            item.detail.toHtmlEscaped());
    }
    return u"<table cellpadding=\"4\">%1</table>\n"_s.arg(table);
}

QString ReportDocument::html(const ReportFacts &facts, bool holdsPicture)
{
    const BoardEntry &entry = facts.entry;
    const QString title = tr("Report of callout %1").arg(QueueText::number(entry.id()));
    QStringList head{facts.kind, facts.place};
    head << (entry.owner.isEmpty() ? tr("not taken at this desk")
                                   : tr("taken by %1").arg(entry.owner));
    head.removeAll(QString());
    QString body = u"<h1>%1</h1>\n"_s.arg(title.toHtmlEscaped());
    body += paragraph(head.join(u" · "_s));
    body += heading(tr("Resolution report")) + figures(facts);
    body += heading(tr("Timeline")) + list(facts);
    body += heading(tr("Response map")) + picture(facts, holdsPicture);
    body += paragraph(entry.rated ? tr("The response has been rated.")
                                  : tr("The response has not been rated."));
    body += paragraph(tr("Made %1. Names and numbers of people and messages are left out.")
                          .arg(moment(facts.madeAt)));
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title></head>\n"
           "<body>\n%2</body></html>\n"_s.arg(title.toHtmlEscaped(), body);
}

} // namespace console
