// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Collects everything that is logged while it lives, all categories at all levels included, so that
// a test can say what must not be there. One at a time.
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace console::test {

class LogTrap final {
public:
    /// `rules` as in QLoggingCategory::setFilterRules(); by default every message of "console.*".
    explicit LogTrap(const QString &rules = QStringLiteral("console.*=true"));
    ~LogTrap();
    Q_DISABLE_COPY_MOVE(LogTrap)

    /// All messages so far, one a line: "category: text".
    [[nodiscard]] QString text() const;

private:
    QtMessageHandler m_previous = nullptr;
};

} // namespace console::test
