// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/raisechecks.h"

#include "models/queuetext.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

CheckLine::CheckLine(const Theme &theme, const QString &name, QWidget *parent) : QWidget(parent)
{
    setObjectName(name);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(10);
    const auto mark = [&](const QByteArray &icon, QLatin1StringView ink) {
        auto *made = new IconMark(theme, IconMark::Kind::Icon, icon, 16, ink, this);
        made->hide();
        line->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    m_marks = {mark("check", "text"_L1), mark("warn", "warnText"_L1),
               mark("clock", "textSecondary"_L1), mark("help", "textSecondary"_L1)};
    m_label = new ThemedLabel(theme, "chrome"_L1, {}, this);
    m_label->setObjectName(name + u".words"_s);
    m_label->setWordWrap(true);
    line->addWidget(m_label, 1);
}

void CheckLine::setWords(Sign sign, const QString &words)
{
    m_sign = sign;
    for (std::size_t i = 0; i < m_marks.size(); ++i)
        m_marks[i]->setVisible(i == std::size_t(sign));
    m_label->setTone(sign == Sign::Good      ? QLatin1StringView()
                     : sign == Sign::Warning ? "warn"_L1
                                             : "second"_L1);
    m_label->setPlainText(words);
}

QString CheckLine::words() const
{
    return m_label->text();
}

RaiseChecks::RaiseChecks(const Theme &theme, QWidget *parent)
    : Panel(theme, "base"_L1, "lineSubtle"_L1, parent)
{
    setObjectName(u"raise.checks"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 9);
    column->setSpacing(6);
    m_subscription = new CheckLine(theme, u"raise.check.subscription"_s, this);
    m_coverage = new CheckLine(theme, u"raise.check.coverage"_s, this);
    column->addWidget(m_subscription);
    m_active = new CheckLine(theme, u"raise.check.active"_s, this);
    column->addWidget(m_coverage);
    column->addWidget(m_active);
    clearActive(
        tr("Whether this customer has an active callout shows when the customer is known."));
    clearSubscription(tr("The subscription is read when the customer is known."));
    clearCoverage(tr("Coverage is looked up when type and place are known."));
}

void RaiseChecks::setSubscription(SubscriptionState state, const QString &text)
{
    const QString words = subscriptionWords(state, text);
    m_subscription->setWords(state == SubscriptionState::Active    ? CheckLine::Sign::Good
                             : state == SubscriptionState::Unknown ? CheckLine::Sign::Unknown
                                                                   : CheckLine::Sign::Warning,
                             state == SubscriptionState::Active
                                     || state == SubscriptionState::Unknown
                                 ? words
                                 : tr("%1 AURA may refuse.").arg(words));
}

void RaiseChecks::setSubscriptionAsked()
{
    m_subscription->setWords(CheckLine::Sign::Waiting, tr("Reading the subscription…"));
}

void RaiseChecks::clearSubscription(const QString &why)
{
    m_subscription->setWords(CheckLine::Sign::Unknown, why);
}

void RaiseChecks::setActive(CalloutId id)
{
    if (id > 0)
        m_active->setWords(CheckLine::Sign::Warning,
                           tr("Already active: %1. Nothing new is raised; that one is opened.")
                               .arg(QueueText::number(id)));
    else
        m_active->setWords(CheckLine::Sign::Good,
                           tr("No active callout for this customer on the board."));
}

void RaiseChecks::clearActive(const QString &why)
{
    m_active->setWords(CheckLine::Sign::Unknown, why);
}

void RaiseChecks::setCoverage(CoverageAnswer answer, const QString &type)
{
    const QString area = type.isEmpty()
                             ? tr("coverage area")
                             : tr("%1 coverage area", "a response type").arg(type.toLower());
    switch (answer) {
    case CoverageAnswer::Inside:
        m_coverage->setWords(CheckLine::Sign::Good, tr("Inside the %1.").arg(area));
        break;
    case CoverageAnswer::Outside:
        m_coverage->setWords(CheckLine::Sign::Warning,
                             tr("Outside the %1. AURA may refuse.").arg(area));
        break;
    case CoverageAnswer::Unknown:
        m_coverage->setWords(CheckLine::Sign::Unknown,
                             tr("Not known whether this place is inside the %1.").arg(area));
        break;
    }
}

void RaiseChecks::setCoverageAsked()
{
    m_coverage->setWords(CheckLine::Sign::Waiting, tr("Looking the coverage up…"));
}

void RaiseChecks::clearCoverage(const QString &why)
{
    m_coverage->setWords(CheckLine::Sign::Unknown, why);
}

} // namespace console
