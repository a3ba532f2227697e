// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/firststart/firststartdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr auto stagingRoot = "https://staging-panic.aura.services/panic-api/v2"_L1;

} // namespace

FirstStartDialog::FirstStartDialog(const Theme &theme, QWidget *parent)
    : ConsoleDialog(theme, u"firstStart"_s, tr("Welcome"), parent)
{
    setPreferredWidth(640);
    setDescription(tr("Chooses where this console begins. It can be changed at any time."));
    auto *head = new ThemedLabel(theme, "title"_L1, {}, content());
    head->setText(tr("Where shall this console begin?"));
    body()->addWidget(head);
    buildChoices();
    buildOwn();
    body()->addStretch(1);
    setStatus(tr("Shift, Connection and Help, First start change it later."));
    auto *later = addButton(u"later"_s, tr("&Not now"), tr("Esc"));
    connect(later, &QPushButton::clicked, this, &FirstStartDialog::reject);
    m_go = addButton(u"go"_s, tr("Start"), tr("Enter"));
    makePrimary(m_go);
    connect(m_go, &QPushButton::clicked, this, &FirstStartDialog::go);
    onCtrlEnter([this] { go(); });
    refresh();
}

void FirstStartDialog::buildChoices()
{
    const std::tuple<QString, QString, QString> kinds[] = {
        {u"sandbox"_s, tr("&Train in the sandbox"),
         tr("Made-up callouts on this computer. Nothing reaches AURA, and every window says so. "
            "Needs neither network nor sign-in.")},
        {u"staging"_s, tr("AURA's &staging"),
         tr("AURA's test system at %1. Needs the client id and secret, or the token, that AURA "
            "gave you for it.")
             .arg(QUrl(stagingRoot).host())},
        {u"own"_s, tr("An &address of your own"),
         tr("What AURA gave you for daily work. This console never fills in the address of the "
            "live system by itself.")},
    };
    m_choices = new QButtonGroup(this);
    for (const auto &[name, text, words] : kinds) {
        auto *button = new QRadioButton(text, content());
        button->setObjectName(u"firstStart."_s + name);
        button->setAccessibleName(withoutMnemonic(text));
        button->setAccessibleDescription(words);
        m_choices->addButton(button, int(m_choices->buttons().size()));
        auto *line = new ThemedLabel(theme(), "rowSecond"_L1, "second"_L1, content());
        line->setWordWrap(true);
        line->setIndent(26);
        line->setText(words);
        body()->addWidget(button);
        body()->addWidget(line);
        connect(button, &QRadioButton::toggled, this, &FirstStartDialog::refresh);
    }
    m_choices->button(Sandbox)->setChecked(true);
}

void FirstStartDialog::buildOwn()
{
    FormGrid *form = addForm();
    m_url = new QLineEdit(content());
    m_url->setObjectName(u"firstStart.url"_s);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    dressEdit(theme(), m_url);
    m_urlRow = form->addRow(tr("Add&ress"), m_url, FormRow::Need::Required);
    m_urlRow->setHint(tr("HTTPS, with the path of the API if AURA gave one."));
    m_name = new QLineEdit(content());
    m_name->setObjectName(u"firstStart.name"_s);
    m_name->setMaxLength(60);
    dressEdit(theme(), m_name);
    m_nameRow = form->addRow(tr("&Name"), m_name, FormRow::Need::Optional);
    m_nameRow->setHint(tr("What this profile is called here. Empty: the address's host."));
    connect(m_url, &QLineEdit::textChanged, this, [this] {
        if (checkApiRoot(m_url->text()))
            m_urlRow->setError({});
    });
}

FirstStartDialog::Choice FirstStartDialog::choice() const
{
    return Choice(m_choices->checkedId());
}

QWidget *FirstStartDialog::firstField() const
{
    return m_choices->button(Sandbox);
}

void FirstStartDialog::refresh()
{
    if (!m_go)
        return; // still being built
    m_urlRow->setShown(choice() == Own);
    m_nameRow->setShown(choice() == Own);
    m_go->setText(choice() == Sandbox ? tr("Start the sandbox") : tr("On to the sign-in"));
    m_go->setAccessibleName(m_go->text());
}

bool FirstStartDialog::checkOwn()
{
    const auto root = checkApiRoot(m_url->text());
    if (root) {
        m_urlRow->setError({});
        return true;
    }
    switch (root.error()) {
    case UrlProblem::Empty: m_urlRow->setError(tr("Write the address that AURA gave you.")); break;
    case UrlProblem::PlainHttp: m_urlRow->setError(tr("HTTPS only.")); break;
    case UrlProblem::HasUserInfo:
        m_urlRow->setError(tr("No user name or password in the address: the sign-in follows."));
        break;
    case UrlProblem::HasQuery:
        m_urlRow->setError(tr("No question mark or hash sign in the address."));
        break;
    case UrlProblem::NotAUrl:
    case UrlProblem::NotHttp:
        m_urlRow->setError(tr("Not an address. Example: https://panic.example/panic-api/v2"));
        break;
    }
    m_url->setFocus();
    return false;
}

void FirstStartDialog::go()
{
    ConnectionProfile profile;
    if (choice() == Own) {
        if (!checkOwn())
            return;
        profile.apiRoot = *checkApiRoot(m_url->text());
        profile.name = m_name->text().simplified();
        if (profile.name.isEmpty())
            profile.name = profile.apiRoot.host();
    } else if (choice() == Staging) {
        profile.apiRoot = QUrl(stagingRoot);
        profile.name = tr("AURA staging");
    }
    const bool sandbox = choice() == Sandbox;
    finish();
    if (sandbox)
        emit sandboxWanted();
    else
        emit connectionWanted(profile);
}

} // namespace console
