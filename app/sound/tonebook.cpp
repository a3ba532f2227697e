// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/tonebook.h"

#include <QFile>
#include <QtEndian>

static void initTones()
{
    Q_INIT_RESOURCE(console_sound_tones);
}

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// The samples of a WAV file in the one format that scripts/make-tones writes; empty if it is none.
QByteArray samplesOf(const QByteArray &wav)
{
    constexpr qsizetype headSize = 44;
    if (wav.size() < headSize || !wav.startsWith("RIFF") || wav.mid(8, 8) != "WAVEfmt "
        || wav.mid(36, 4) != "data")
        return {};
    const char *head = wav.constData();
    const bool right = qFromLittleEndian<quint16>(head + 20) == 1 // PCM
                       && qFromLittleEndian<quint16>(head + 22) == 1 // channels
                       && qFromLittleEndian<quint32>(head + 24) == quint32(toneRate)
                       && qFromLittleEndian<quint16>(head + 34) == 16; // bits
    if (!right)
        return {};
    QByteArray samples(wav.size() - headSize, Qt::Uninitialized);
    qFromLittleEndian<qint16>(head + headSize, samples.size() / 2, samples.data());
    return samples;
}

} // namespace

ToneBook::ToneBook()
{
    initTones();
    for (const AlarmClass tone : classes()) {
        QFile file(u":/sounds/%1.wav"_s.arg(name(tone)));
        if (file.open(QIODevice::ReadOnly))
            m_samples.insert(tone, samplesOf(file.readAll()));
        Q_ASSERT(!samples(tone).isEmpty());
    }
}

QList<AlarmClass> ToneBook::classes()
{
    using enum AlarmClass;
    return {Message, Test, Ended, Technical, Withdrawn, New, Late};
}

QString ToneBook::name(AlarmClass tone)
{
    switch (tone) {
    case AlarmClass::None: break;
    case AlarmClass::Message: return u"message"_s;
    case AlarmClass::Test: return u"test"_s;
    case AlarmClass::Ended: return u"ended"_s;
    case AlarmClass::Technical: return u"technical"_s;
    case AlarmClass::Withdrawn: return u"withdrawn"_s;
    case AlarmClass::New: return u"new"_s;
    case AlarmClass::Late: return u"late"_s;
    }
    return {};
}

} // namespace console
