// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The report of a closed callout as a document that may leave this desk: stages, AURA's figures,
// its picture and what was done here. Left out on purpose: names and numbers of people, messages,
// members of the report that nobody here knows, and after a cancel with safe code everything that
// tells how it was judged.
#pragma once

#include "services/closingpapers.h"
#include "ui/detail/timeline.h"

namespace console {

struct ReportFacts {
    BoardEntry entry;
    QString kind; ///< "Security · Panic button · Real"
    QString place;
    ClosingPapers papers;
    QList<TimelineItem> timeline; ///< oldest first
    UtcTime madeAt{};
};

class ReportDocument final {
    Q_DECLARE_TR_FUNCTIONS(console::ReportDocument)

public:
    /// The name under which `html()` asks for AURA's picture when it does not hold it.
    static constexpr QLatin1StringView pictureName{"response-map"};

    /// Complete HTML. `holdsPicture`: the picture as a data URL, for a file of its own.
    [[nodiscard]] static QString html(const ReportFacts &facts, bool holdsPicture);
    /// "callout-991962-report", for a file.
    [[nodiscard]] static QString fileName(CalloutId id);

private:
    [[nodiscard]] static QString figures(const ReportFacts &facts);
    [[nodiscard]] static QString picture(const ReportFacts &facts, bool holdsPicture);
    [[nodiscard]] static QString list(const ReportFacts &facts);
};

} // namespace console
