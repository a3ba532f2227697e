// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/tonebook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;
using namespace console;

/// The bundled files are what the design tokens say, and nothing in them clicks or clips.
class TestToneBook final : public QObject {
    Q_OBJECT

private slots:
    void tokensAndClassesAreTheSame();
    void notesHaveTheirPitchAndLength_data();
    void notesHaveTheirPitchAndLength();
    void nothingClicksOrClips_data();
    void nothingClicksOrClips();

private:
    static QJsonObject tokens();
    static void everyClass();
    static std::vector<double> samplesOf(AlarmClass tone);
    /// How much of `hz` is in the piece (Goertzel), in the samples' own unit.
    static double strength(const std::vector<double> &samples, qsizetype from, qsizetype count,
                           double hz);

    const ToneBook m_book;
};

QJsonObject TestToneBook::tokens()
{
    QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/resources/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())["sound"_L1]["classes"_L1].toObject();
}

void TestToneBook::everyClass()
{
    QTest::addColumn<AlarmClass>("tone");
    for (const AlarmClass tone : ToneBook::classes())
        QTest::addRow("%s", qPrintable(ToneBook::name(tone))) << tone;
}

std::vector<double> TestToneBook::samplesOf(AlarmClass tone)
{
    const QByteArray bytes = ToneBook().samples(tone);
    const auto *first = reinterpret_cast<const qint16 *>(bytes.constData());
    return {first, first + bytes.size() / 2};
}

double TestToneBook::strength(const std::vector<double> &samples, qsizetype from, qsizetype count,
                              double hz)
{
    double sine = 0;
    double cosine = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * hz * double(i) / toneRate;
        sine += samples[std::size_t(from + i)] * std::sin(angle);
        cosine += samples[std::size_t(from + i)] * std::cos(angle);
    }
    return 2 * std::hypot(sine, cosine) / double(count);
}

void TestToneBook::tokensAndClassesAreTheSame()
{
    QStringList names;
    for (const AlarmClass tone : ToneBook::classes())
        names << ToneBook::name(tone);
    names.sort();
    QCOMPARE(names, tokens().keys());
    QVERIFY(m_book.samples(AlarmClass::None).isEmpty());
}

void TestToneBook::notesHaveTheirPitchAndLength_data()
{
    everyClass();
}

void TestToneBook::notesHaveTheirPitchAndLength()
{
    QFETCH(AlarmClass, tone);
    const QJsonObject spec = tokens().value(ToneBook::name(tone)).toObject();
    const QJsonArray hz = spec.value("hz"_L1).toArray();
    const QJsonArray ms = spec.value("ms"_L1).toArray();
    const auto samples = samplesOf(tone);
    qsizetype at = 0;
    for (qsizetype i = 0; i < hz.size(); ++i) {
        if (i > 0 && hz[i] == hz[i - 1])
            at += toneRate * 60 / 1000; // notes of the same pitch stand apart
        const qsizetype frames = toneRate * ms[i].toInt() / 1000;
        QVERIFY(at + frames <= qsizetype(samples.size()));
        const double right = strength(samples, at, frames, hz[i].toDouble());
        QVERIFY(right > 10'000);
        for (const double wrong : {440.0, 520.0, 660.0, 880.0, 1000.0}) {
            if (std::abs(wrong - hz[i].toDouble()) > 50
                && std::abs(wrong - 3 * hz[i].toDouble()) > 150)
                QVERIFY(strength(samples, at, frames, wrong) < right / 3);
        }
        at += frames;
    }
    QCOMPARE(at, qsizetype(samples.size()));
}

void TestToneBook::nothingClicksOrClips_data()
{
    everyClass();
}

void TestToneBook::nothingClicksOrClips()
{
    QFETCH(AlarmClass, tone);
    const auto samples = samplesOf(tone);
    double peak = 0;
    for (const double sample : samples)
        peak = std::max(peak, std::abs(sample));
    QVERIFY(peak > 29'000 && peak < 29'300); // 1 dB below full scale
    for (std::size_t i = 0; i < 48; ++i) { // the first and the last millisecond
        QVERIFY(std::abs(samples[i]) < peak / 20);
        QVERIFY(std::abs(samples[samples.size() - 1 - i]) < peak / 20);
    }
    for (std::size_t i = 1; i < samples.size(); ++i)
        QVERIFY(std::abs(samples[i] - samples[i - 1]) < peak / 3);
}

QTEST_GUILESS_MAIN(TestToneBook)
#include "tst_tonebook.moc"
