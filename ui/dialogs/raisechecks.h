// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What speaks for and against a callout before it is raised: the subscription and the coverage. It
// only informs; AURA decides.
#pragma once

#include "domain/directory.h"
#include "ui/dialogs/dialogparts.h"

#include <array>

namespace console {

/// A symbol and a sentence; the symbol says the same as the words.
class CheckLine final : public QWidget {
    Q_OBJECT

public:
    enum class Sign : quint8 { Good, Warning, Waiting, Unknown };
    CheckLine(const Theme &theme, const QString &name, QWidget *parent);

    void setWords(Sign sign, const QString &words);
    [[nodiscard]] QString words() const;
    [[nodiscard]] Sign sign() const { return m_sign; }

private:
    std::array<IconMark *, 4> m_marks{};
    ThemedLabel *m_label = nullptr;
    Sign m_sign = Sign::Unknown;
};

class RaiseChecks final : public Panel {
    Q_OBJECT

public:
    RaiseChecks(const Theme &theme, QWidget *parent);

    void setSubscription(SubscriptionState state, const QString &text);
    void setSubscriptionAsked();
    void clearSubscription(const QString &why);
    /// `type` is the response type's name, for example "Medical".
    void setCoverage(CoverageAnswer answer, const QString &type);
    void setCoverageAsked();
    void clearCoverage(const QString &why);

    /// The customer's active callout on this board; 0 = none.
    void setActive(CalloutId id);
    void clearActive(const QString &why);

    [[nodiscard]] const CheckLine *active() const { return m_active; }
    [[nodiscard]] const CheckLine *subscription() const { return m_subscription; }
    [[nodiscard]] const CheckLine *coverage() const { return m_coverage; }

private:
    CheckLine *m_subscription = nullptr;
    CheckLine *m_coverage = nullptr;
    CheckLine *m_active = nullptr;
};

} // namespace console
