// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A machine's sound outputs, as far as the engine needs them. Lives in the engine's thread, where
// it may block.
#pragma once

#include <QStringList>

namespace console {

class ToneStream;

class AudioPort {
public:
    virtual ~AudioPort() = default;

    /// Descriptions of the outputs that are there now; the first is the system's own choice.
    [[nodiscard]] virtual QStringList devices() = 0;
    /// Another number: an output has come or gone, maybe the same one again.
    [[nodiscard]] virtual int changes() const { return 0; }
    /// Reads from `source` until closed. False when the output cannot be opened.
    [[nodiscard]] virtual bool open(const QString &device, ToneStream &source) = 0;
    virtual void close() = 0;
    /// Open and without an error.
    [[nodiscard]] virtual bool isRunning() const = 0;
    /// How much it has played since it was opened. Stands still when the output has died.
    [[nodiscard]] virtual qint64 playedMicroseconds() const = 0;
    /// From a sample's leaving the stream to the speaker, at most, in milliseconds.
    [[nodiscard]] virtual int delayMs() const = 0;
};

} // namespace console
