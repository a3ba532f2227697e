// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/directorydialogs.h"

#include "models/queuetext.h"
#include "ui/dialogs/errortext.h"
#include "ui/directory/customerdialog.h"
#include "ui/directory/destructiondialog.h"
#include "ui/directory/directorytext.h"
#include "ui/directory/sitedialog.h"
#include "ui/directory/subscriptiondialog.h"

using namespace Qt::StringLiterals;

namespace console {

DirectoryDialogs::DirectoryDialogs(const Theme &theme, QWidget *window)
    : QObject(window), m_theme(theme), m_window(window)
{
}

void DirectoryDialogs::open(ConsoleDialog *dialog)
{
    m_open = dialog;
    dialog->open();
}

void DirectoryDialogs::askCustomer(const std::optional<Customer> &known)
{
    if (m_open)
        return;
    auto *dialog = new CustomerDialog(m_theme, known, m_window);
    connect(dialog, &CustomerDialog::submitted, this, &DirectoryDialogs::customerSubmitted);
    open(dialog);
}

void DirectoryDialogs::askSubscription(const Subscription &known, const QString &customerName,
                                       const QList<SubscriptionType> &types)
{
    if (m_open)
        return;
    auto *dialog = new SubscriptionDialog(m_theme, known, customerName, types, m_window);
    connect(dialog, &SubscriptionDialog::submitted, this, &DirectoryDialogs::subscriptionSubmitted);
    open(dialog);
}

void DirectoryDialogs::askSite(const FixedLocation &known, const QList<FixedLocation> &others)
{
    if (m_open)
        return;
    auto *dialog = new SiteDialog(m_theme, known, others, m_window);
    connect(dialog, &SiteDialog::submitted, this, &DirectoryDialogs::siteSubmitted);
    open(dialog);
}

void DirectoryDialogs::askDeleteCustomer(const Customer &about)
{
    if (m_open)
        return;
    const QString what =
        tr("%1, customer %2.").arg(DirectoryText::name(about), QueueText::number(about.id));
    auto *dialog = new DestructionDialog(
        m_theme, QString(deleteCustomer), about.id,
        {.title = tr("Delete customer"),
         .what = what,
         .consequence =
             tr("AURA then refuses callouts for this customer, from their phone as well. "
                "This console cannot bring a deleted customer back."),
         .keep = tr("Keep customer"),
         .destroy = tr("&Delete customer")},
        m_window);
    connect(dialog, &DestructionDialog::confirmed, this, &DirectoryDialogs::customerDeletion);
    open(dialog);
}

void DirectoryDialogs::askCancelSubscription(const Subscription &about, const QString &customerName,
                                             const QString &typeName)
{
    if (m_open)
        return;
    const QString kind = typeName.isEmpty() ? tr("Subscription %1").arg(about.id) : typeName;
    QString consequence = tr("AURA then refuses callouts for this customer, unless another "
                             "subscription is active. A cancelled one cannot be revived.");
    if (about.dependants.size() == 1)
        consequence += u' ' + tr("1 dependant loses it too.");
    else if (!about.dependants.isEmpty())
        consequence +=
            u' ' + tr("%n dependants lose it too.", nullptr, int(about.dependants.size()));
    auto *dialog = new DestructionDialog(m_theme, QString(cancelSubscription), about.id,
                                         {.title = tr("Cancel subscription"),
                                          .what = tr("%1 of %2.").arg(kind, customerName),
                                          .consequence = consequence,
                                          .keep = tr("Keep subscription"),
                                          .destroy = tr("&Cancel subscription")},
                                         m_window);
    connect(dialog, &DestructionDialog::confirmed, this,
            &DirectoryDialogs::subscriptionCancellation);
    open(dialog);
}

void DirectoryDialogs::askDeleteSite(const FixedLocation &about)
{
    if (m_open)
        return;
    const QString name = DirectoryText::name(about);
    const QString what = about.externalReference.isEmpty()
                             ? name + u'.'
                             : tr("%1, reference %2.").arg(name, about.externalReference);
    auto *dialog = new DestructionDialog(
        m_theme, QString(deleteSite), about.id,
        {.title = tr("Delete site"),
         .what = what,
         .consequence = tr("Alarm systems can then no longer raise callouts for it: AURA refuses "
                           "its reference. This console cannot bring a deleted site back."),
         .keep = tr("Keep site"),
         .destroy = tr("&Delete site")},
        m_window);
    connect(dialog, &DestructionDialog::confirmed, this, &DirectoryDialogs::siteDeletion);
    open(dialog);
}

void DirectoryDialogs::setTypes(const ApiResult<QList<SubscriptionType>> &types)
{
    auto *dialog = qobject_cast<SubscriptionDialog *>(m_open.data());
    if (!dialog)
        return;
    if (types)
        dialog->setTypes(*types);
    else
        dialog->setTypesFailed(errorText(types.error(), ErrorContext::Lookup));
}

bool DirectoryDialogs::answer(QLatin1StringView name, const std::optional<ApiError> &error,
                              qint64 id)
{
    // One that gave up waiting and was closed must not have its answer given to the next.
    if (!m_open || !m_open->isBusy() || m_open->objectName() != name)
        return false;
    if (const auto *deletion = qobject_cast<DestructionDialog *>(m_open.data());
        deletion && deletion->id() != id)
        return false;
    if (!error) {
        m_open->finish();
        return true;
    }
    const QString sentence = DirectoryText::changeError(*error);
    auto *person = qobject_cast<CustomerDialog *>(m_open.data());
    if (person && error->kind == ApiError::Kind::Conflict)
        person->showNumberTaken(sentence);
    else
        m_open->showError(sentence);
    return true;
}

void DirectoryDialogs::closeAll()
{
    if (m_open)
        m_open->done(QDialog::Rejected);
}

} // namespace console
