// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of the health page, for the screen and for the clipboard alike. Pure functions of the
// report, which holds no secret.
#pragma once

#include "domain/apihealth.h"

#include <QCoreApplication>

namespace console {

class HealthText final {
    Q_DECLARE_TR_FUNCTIONS(console::HealthText)

public:
    /// One way in which answers did not fit, with what it means for the operator.
    struct DriftKind {
        QString title;
        QString meaning;
        QMap<QString, int> names; ///< empty for what is only counted
        int total = 0;

        friend bool operator==(const DriftKind &, const DriftKind &) = default;
    };

    /// Above this the server's clock is said to differ; the design's clockOffsetWarnMs.
    static constexpr Millis clockWarning{1000};

    [[nodiscard]] static bool clockDiffers(const HealthReport &report);
    [[nodiscard]] static QString clock(const HealthReport &report);
    [[nodiscard]] static QString circuit(CircuitState state);
    [[nodiscard]] static QString rate(const HealthReport &report);
    [[nodiscard]] static QString since(const HealthReport &report);
    /// "Timeout: No answer in 10 s."; empty when there was none.
    [[nodiscard]] static QString lastError(const HealthReport::Row &row);
    [[nodiscard]] static QString dateTime(UtcTime time);
    [[nodiscard]] static QString latency(Millis time, int requests);
    /// Those that have happened, always in the same order.
    [[nodiscard]] static QList<DriftKind> drift(const Drift &drift);
    [[nodiscard]] static QString plainText(const HealthReport &report);
};

} // namespace console
