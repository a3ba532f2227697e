// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/subscriptionpane.h"

#include "ui/dialogs/errortext.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/directory/directorytable.h"
#include "ui/directory/directorytext.h"
#include "ui/directory/pageparts.h"
#include "ui/directory/subscriptionmodel.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int edge = 12;
}

SubscriptionPane::SubscriptionPane(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_model(new SubscriptionModel(this))
{
    setObjectName(u"directory.subscriptionPane"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    buildHead(theme, column);
    m_table = new DirectoryTable(theme, u"directory.subscriptions"_s, tr("Subscriptions"), this);
    m_table->setModel(m_model);
    m_table->setIcons([](const QModelIndex &index) {
        if (index.column() != SubscriptionModel::State)
            return QByteArray();
        const int state = index.data(SubscriptionModel::StateRole).toInt();
        return DirectoryText::icon(SubscriptionState(state));
    });
    m_table->setColumnWidths({112, 178, 100, 100, 100, 70, 0});
    column->addWidget(m_table, 1);
    m_none = new ThemedLabel(theme, "body"_L1, "second"_L1, this);
    m_none->setObjectName(u"directory.subscriptions.none"_s);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(edge, 0, edge, 0);
    column->addWidget(m_none, 1);
    buildButtons(theme, column);
    connect(m_table, &DirectoryTable::rowChanged, this, &SubscriptionPane::refresh);
    connect(m_table, &DirectoryTable::entered, this, &SubscriptionPane::changeChosen);
    refresh();
}

void SubscriptionPane::buildHead(const Theme &theme, QVBoxLayout *column)
{
    auto *head = new QVBoxLayout;
    head->setContentsMargins(edge, 10, edge, 8);
    head->setSpacing(3);
    auto *title = new ThemedLabel(theme, "rowStrong"_L1, {}, this);
    title->setText(tr("Subscriptions"));
    head->addWidget(title);
    m_best = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_best->setObjectName(u"directory.subscriptions.best"_s);
    m_best->setWordWrap(true);
    head->addWidget(m_best);
    m_notice = new NoticeLine(theme, u"directory.subscriptions.notice"_s, this);
    head->addWidget(m_notice);
    column->addLayout(head);
}

void SubscriptionPane::buildButtons(const Theme &theme, QVBoxLayout *column)
{
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(edge, 8, edge, 10);
    buttons->setSpacing(6);
    const auto add = [&](const QString &name, const QString &text, const QString &icon) {
        auto *button =
            PageParts::makeButton(theme, u"directory.subscriptions."_s + name, text, icon, this);
        buttons->addWidget(button);
        return button;
    };
    m_activate = add(u"activate"_s, tr("&Activate…"), u"plus"_s);
    m_activate->setAccessibleName(tr("Activate a subscription"));
    m_change = add(u"change"_s, tr("Chan&ge…"), {});
    m_change->setAccessibleName(tr("Change the subscription"));
    m_cancel = add(u"cancel"_s, tr("Cancel s&ubscription…"), {});
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_activate, &QPushButton::clicked, this, [this] {
        Subscription fresh;
        fresh.customerId = m_customer;
        emit asked(fresh);
    });
    connect(m_change, &QPushButton::clicked, this, &SubscriptionPane::changeChosen);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const Subscription *one = chosen())
            emit cancelAsked(*one);
    });
}

void SubscriptionPane::changeChosen()
{
    const Subscription *one = chosen();
    if (!one || !m_change->isEnabled())
        return;
    Subscription known = *one;
    known.customerId = m_customer; // some answers leave it out
    emit asked(known);
}

const Subscription *SubscriptionPane::chosen() const
{
    return m_model->find(m_table->currentId(SubscriptionModel::IdRole));
}

void SubscriptionPane::setCustomer(CustomerId id)
{
    if (m_customer != id) {
        m_customer = id;
        m_read = false;
        m_model->setRows({});
    }
    m_notice->setPlain({});
    if (id != 0)
        readAgain();
    refresh();
}

void SubscriptionPane::readAgain()
{
    m_notice->setPlain(m_read ? QString() : tr("Reading…"));
    emit wanted(m_customer);
}

void SubscriptionPane::show(CustomerId id, const ApiResult<QList<Subscription>> &answer)
{
    if (m_customer == 0 || m_customer != id)
        return;
    if (answer) {
        m_read = true;
        m_model->setRows(*answer);
        m_notice->setPlain({});
    } else {
        m_notice->setError(
            errorText(answer.error(), m_read ? ErrorContext::Directory : ErrorContext::Lookup));
    }
    refresh();
}

void SubscriptionPane::take(const Subscription &subscription)
{
    if (subscription.id > 0)
        m_model->put(subscription);
    readAgain();
    refresh();
}

void SubscriptionPane::setTypes(const QList<SubscriptionType> &types)
{
    m_model->setTypes(types);
}

void SubscriptionPane::setOffline(bool offline)
{
    m_offline = offline;
    refresh();
}

void SubscriptionPane::tick(UtcTime serverNow)
{
    m_serverNow = serverNow;
    m_model->setNow(serverNow);
    tell();
}

void SubscriptionPane::tell()
{
    const bool any = m_model->rowCount() > 0;
    m_best->setPlainText(any ? subscriptionWords(bestState(m_model->rows(), m_serverNow),
                                                 subscriptionDetail(m_model->rows(), m_serverNow))
                             : QString());
    m_best->setVisible(any);
    m_table->setVisible(any);
    m_none->setVisible(!any);
    m_none->setPlainText(
        m_read ? tr("This customer has no subscription. Without one AURA refuses callouts.")
               : QString());
}

void SubscriptionPane::refresh()
{
    tell();
    const QString offline = m_offline ? tr("Not while the link is lost.") : QString();
    PageParts::allow(m_activate, offline);
    const Subscription *one = chosen();
    const auto state = one ? subscriptionState(*one, m_serverNow) : SubscriptionState::Unknown;
    const bool over = state == SubscriptionState::Cancelled || state == SubscriptionState::Lapsed;
    const QString reason = !one                 ? tr("Choose a subscription first.")
                           : !offline.isEmpty() ? offline
                           : over ? tr("It is over and cannot be revived; activate a new one.")
                                  : QString();
    PageParts::allow(m_change, reason);
    PageParts::allow(m_cancel, reason);
}

} // namespace console
