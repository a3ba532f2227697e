// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "metrics.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace console {

using namespace Qt::StringLiterals;

namespace {

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

/// The value below which `share` of the samples lie (nearest rank).
double percentile(const std::vector<double> &sorted, double share)
{
    const auto rank = std::size_t(std::ceil(share * double(sorted.size())));
    return sorted.at(std::max<std::size_t>(rank, 1) - 1);
}

} // namespace

Metrics::Metrics(const QString &fileName)
{
    if (fileName.isEmpty())
        return;
    m_file.setFileName(fileName);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Text))
        m_error = m_file.errorString();
    m_active = m_file.isOpen();
    m_writer.setMaxThreadCount(1);
}

Metrics::~Metrics()
{
    finish();
}

void Metrics::start(double firstBoardMs)
{
    sample(u"first_board_ms"_s, firstBoardMs);
    write({{u"kind"_s, u"start"_s}, {u"first_board_ms"_s, rounded(firstBoardMs)}});
}

void Metrics::poll(const Poll &poll)
{
    ++m_polls;
    const double network = double(poll.transfer.roundTrip().count());
    const double decode = double(poll.transfer.decode.count());
    QJsonObject line{{u"kind"_s, u"poll"_s},
                     {u"bytes"_s, poll.transfer.bytes},
                     {u"callouts"_s, poll.callouts},
                     {u"added"_s, poll.added},
                     {u"updated"_s, poll.updated},
                     {u"removed"_s, poll.removed},
                     {u"network_ms"_s, rounded(network)},
                     {u"decode_ms"_s, rounded(decode)},
                     {u"diff_ms"_s, rounded(poll.diffMs)},
                     {u"apply_ms"_s, rounded(poll.applyMs)}};
    sample(u"network_ms"_s, network);
    sample(u"decode_ms"_s, decode);
    sample(u"diff_ms"_s, poll.diffMs);
    sample(u"apply_ms"_s, poll.applyMs);
    if (poll.receivedToPaintedMs >= 0) {
        line.insert(u"received_to_painted_ms"_s, rounded(poll.receivedToPaintedMs));
        sample(u"received_to_painted_ms"_s, poll.receivedToPaintedMs);
    }
    write(line);
}

void Metrics::sound(double receivedToSoundMs)
{
    sample(u"received_to_sound_ms"_s, receivedToSoundMs);
    write({{u"kind"_s, u"sound"_s}, {u"received_to_sound_ms"_s, rounded(receivedToSoundMs)}});
}

void Metrics::stall(double milliseconds, const QString &phase, const QString &what)
{
    ++m_stalls;
    sample(u"stall_ms"_s, milliseconds);
    write({{u"kind"_s, u"stall"_s},
           {u"ms"_s, rounded(milliseconds)},
           {u"phase"_s, phase},
           {u"what"_s, what}});
}

void Metrics::finish()
{
    if (!m_active)
        return;
    QJsonObject line{{u"kind"_s, u"summary"_s}, {u"polls"_s, m_polls}, {u"stalls"_s, m_stalls}};
    for (auto it = m_samples.begin(); it != m_samples.end(); ++it) {
        std::sort(it->begin(), it->end());
        line.insert(it.key(), QJsonObject{{u"count"_s, qint64(it->size())},
                                          {u"p50"_s, rounded(percentile(*it, 0.50))},
                                          {u"p95"_s, rounded(percentile(*it, 0.95))},
                                          {u"p99"_s, rounded(percentile(*it, 0.99))},
                                          {u"max"_s, rounded(it->back())}});
    }
    write(line);
    m_active = false;
    m_writer.waitForDone();
    m_file.close();
}

void Metrics::write(const QJsonObject &line)
{
    if (!m_active)
        return;
    m_writer.start([this, bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n'] {
        m_file.write(bytes);
        m_file.flush();
    });
}

} // namespace console
