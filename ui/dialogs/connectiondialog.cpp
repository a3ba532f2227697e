// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/connectiondialog.h"

#include "ui/dialogs/connectionadvanced.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/theme/foldsection.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestName = 60; // what the profile store takes
}

ConnectionDialog::ConnectionDialog(const Theme &theme, const std::vector<ConnectionProfile> &saved,
                                   QWidget *parent)
    : ConsoleDialog(theme, u"connection"_s, tr("Connection"), parent), m_saved(saved)
{
    buildServer();
    addRule();
    buildSignIn();
    m_advanced = new ConnectionAdvanced(theme, content());
    body()->addWidget(m_advanced->section());
    connect(m_advanced, &ConnectionAdvanced::resized, this, &ConnectionDialog::fit,
            Qt::QueuedConnection);
    auto *note = new NoteBox(theme, NoteBox::Tone::Plain, "help", content());
    note->setObjectName(u"connection.note"_s);
    note->setWords(
        tr("A secret is never written to a file, shown again, exported or logged. This console "
           "registers no webhook: AURA keeps a single one, and a new one would replace yours."),
        {}, {});
    body()->addWidget(note);
    body()->addStretch(1);
    buildButtons();
    setDescription(tr("Where this console reads callouts, and as whom."));
    refresh();
}

QLineEdit *ConnectionDialog::addEdit(const QString &name)
{
    auto *edit = new QLineEdit(content());
    edit->setObjectName(name);
    dressEdit(theme(), edit);
    edit->installEventFilter(this);
    connect(edit, &QLineEdit::textChanged, this, &ConnectionDialog::refresh);
    return edit;
}

void ConnectionDialog::buildServer()
{
    FormGrid *form = addForm();
    m_name = new QComboBox(content());
    m_name->setObjectName(u"connection.name"_s);
    m_name->setMinimumHeight(theme().metric("input"_L1));
    m_name->setEditable(true);
    m_name->setInsertPolicy(QComboBox::NoInsert);
    for (const ConnectionProfile &profile : m_saved)
        m_name->addItem(profile.name);
    m_name->setCurrentIndex(-1);
    m_name->lineEdit()->setObjectName(u"connection.name.edit"_s);
    m_name->lineEdit()->setAccessibleName(tr("Profile name"));
    m_name->lineEdit()->setPlaceholderText(tr("For example: Staging, Cape Town"));
    m_nameRow = form->addRow(tr("&Profile"), m_name, FormRow::Need::Required);
    if (!m_saved.empty())
        m_nameRow->setHint(tr("Choose a saved profile, or type a new name."));
    // Also comes when a typed name is left: what was changed in the profile since must stay.
    connect(m_name, &QComboBox::activated, this, [this] {
        const auto *saved = savedAs(m_name->currentText());
        if (saved && saved->name != m_filledFrom)
            setProfile(*saved);
    });
    connect(m_name, &QComboBox::editTextChanged, this, &ConnectionDialog::refresh);

    m_url = addEdit(u"connection.url"_s);
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_urlRow = form->addRow(tr("&API address"), m_url, FormRow::Need::Required);
    m_urlRow->setHint(tr("HTTPS only, with its path, as AURA gave it to you. None is filled in."));

    m_dialect = new QComboBox(content());
    m_dialect->setObjectName(u"connection.dialect"_s);
    m_dialect->setMinimumHeight(theme().metric("input"_L1));
    m_dialect->addItem(tr("Detect by itself"), int(DialectChoice::Detect));
    m_dialect->addItem(tr("Flat"), int(DialectChoice::Flat));
    m_dialect->addItem(tr("Nested"), int(DialectChoice::Nested));
    auto *dialect = form->addRow(tr("Reply &form"), m_dialect, FormRow::Need::Optional);
    dialect->setHint(tr("How this console writes; it reads both forms in any case."));
}

void ConnectionDialog::buildSignIn()
{
    FormGrid *form = addForm();
    auto *choice = new QWidget(content());
    choice->setObjectName(u"connection.signIn"_s);
    auto *line = new QHBoxLayout(choice);
    line->setContentsMargins(0, 5, 0, 5);
    line->setSpacing(22);
    m_byClient = new QRadioButton(tr("&Client ID and secret"), choice);
    m_byClient->setObjectName(u"connection.byClient"_s);
    m_byClient->setAccessibleName(tr("Client ID and secret"));
    m_byClient->setChecked(true);
    m_byToken = new QRadioButton(tr("&Token"), choice);
    m_byToken->setObjectName(u"connection.byToken"_s);
    m_byToken->setAccessibleName(tr("Token"));
    line->addWidget(m_byClient);
    line->addWidget(m_byToken);
    choice->setFocusProxy(m_byClient);
    form->addRow(tr("Sign in with"), choice, FormRow::Need::Optional, 0);

    m_clientId = addEdit(u"connection.clientId"_s);
    m_clientIdRow = form->addRow(tr("Client &ID"), m_clientId, FormRow::Need::Required);
    m_secret = addEdit(u"connection.secret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setContextMenuPolicy(Qt::NoContextMenu);
    m_secretRow = form->addRow(tr("Client &secret"), m_secret, FormRow::Need::Required);
    m_remember = new QCheckBox(tr("&Keep in the system keychain"), content());
    m_remember->setObjectName(u"connection.remember"_s);
    m_remember->setChecked(true);
    m_rememberRow = form->addRow(QString(), m_remember, FormRow::Need::Optional);
    m_remember->setAccessibleName(tr("Keep in the system keychain"));
    m_scope = addEdit(u"connection.scope"_s);
    m_scope->setPlaceholderText(tr("all customers of this account"));
    m_scopeRow = form->addRow(tr("O&nly customer"), m_scope, FormRow::Need::Optional);
    m_scopeRow->setHint(tr("A customer number: signs in for this customer's callouts alone."));
    connect(m_byToken, &QRadioButton::toggled, this, [this] {
        m_secretRow->setError({});
        m_clientIdRow->setError({});
        m_secret->clear();
        refresh();
    });
    connect(m_remember, &QCheckBox::toggled, this, &ConnectionDialog::refresh);
}

void ConnectionDialog::buildButtons()
{
    auto *sandbox = addButton(u"sandbox"_s, tr("&Work in the sandbox"), {});
    sandbox->setToolTip(tr("Made-up callouts on this computer; nothing can reach AURA."));
    sandbox->setAccessibleDescription(sandbox->toolTip());
    connect(sandbox, &QPushButton::clicked, this, &ConnectionDialog::useSandbox);
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &ConnectionDialog::reject);
    m_connect = addButton(u"connect"_s, tr("C&onnect"), tr("Enter"));
    makePrimary(m_connect);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionDialog::submit);
    onCtrlEnter([this] { submit(); });
}

QWidget *ConnectionDialog::firstField() const
{
    if (m_name->currentText().isEmpty())
        return m_name;
    return m_url->text().isEmpty()                                         ? m_url
           : m_clientId->isVisibleTo(this) && m_clientId->text().isEmpty() ? m_clientId
                                                                           : m_secret;
}

void ConnectionDialog::setProfile(const ConnectionProfile &profile)
{
    m_filledFrom = profile.name;
    m_name->setCurrentText(profile.name);
    m_url->setText(profile.apiRoot.toString());
    (profile.usesToken ? m_byToken : m_byClient)->setChecked(true);
    m_clientId->setText(profile.clientId);
    m_secret->clear();
    m_dialect->setCurrentIndex(m_dialect->findData(int(profile.dialect)));
    m_scope->setText(profile.scopeCustomerId > 0 ? QString::number(profile.scopeCustomerId)
                                                 : QString());
    m_advanced->setProfile(profile);
    for (FormRow *row : {m_nameRow, m_urlRow, m_clientIdRow, m_secretRow, m_scopeRow})
        row->setError({});
    refresh();
}

void ConnectionDialog::setBudget(int requestsPerSecond, int burst)
{
    m_advanced->setBudget(requestsPerSecond, burst);
}

int ConnectionDialog::requestsPerSecond() const
{
    return m_advanced->requestsPerSecond();
}

int ConnectionDialog::burst() const
{
    return m_advanced->burst();
}

void ConnectionDialog::setKeychainAvailable(bool available)
{
    m_keychain = available;
    m_remember->setChecked(available);
    m_remember->setEnabled(available);
    refresh();
}

void ConnectionDialog::showResult(const QString &words, bool ok)
{
    if (!ok) {
        showError(words);
        m_remember->setEnabled(m_keychain);
        return;
    }
    setStatus(words);
    announce(words);
}

const ConnectionProfile *ConnectionDialog::savedAs(const QString &name) const
{
    const auto it =
        std::find_if(m_saved.begin(), m_saved.end(),
                     [&](const ConnectionProfile &profile) { return profile.name == name; });
    return it == m_saved.end() ? nullptr : &*it;
}

ConnectionProfile ConnectionDialog::entered() const
{
    ConnectionProfile profile;
    profile.name = m_name->currentText().simplified();
    if (const auto url = checkApiRoot(m_url->text()))
        profile.apiRoot = *url;
    profile.usesToken = m_byToken->isChecked();
    if (!profile.usesToken)
        profile.clientId = m_clientId->text().trimmed();
    profile.dialect = DialectChoice(m_dialect->currentData().toInt());
    profile.scopeCustomerId = numberFromText(m_scope->text());
    m_advanced->addTo(profile);
    return profile;
}

/// A stored secret goes to the address and the client it was stored for, and nowhere else.
bool ConnectionDialog::hasStoredSecret() const
{
    const ConnectionProfile now = entered();
    const auto *saved = savedAs(now.name);
    return saved && !saved->sandbox && saved->apiRoot == now.apiRoot
           && saved->usesToken == now.usesToken && saved->clientId == now.clientId;
}

void ConnectionDialog::refresh()
{
    if (!m_advanced || isBusy())
        return;
    const bool token = m_byToken->isChecked();
    m_clientIdRow->setShown(!token);
    m_secretRow->setLabel(token ? tr("To&ken") : tr("Client &secret"));
    m_secret->setPlaceholderText(
        hasStoredSecret() ? tr("As stored for this profile; type to replace it") : QString());
    m_rememberRow->setHint(!m_keychain ? tr("This computer has no keychain that runs: the secret "
                                            "is kept in memory only, until "
                                            "the console ends.")
                           : m_remember->isChecked()
                               ? tr("Kept by the operating system, not by this console.")
                               : tr("Kept in memory only, until the console ends."));
    if (!m_secret->text().isEmpty() || hasStoredSecret())
        m_secretRow->setError({});
    if (!m_clientId->text().trimmed().isEmpty())
        m_clientIdRow->setError({});
    if (checkApiRoot(m_url->text()))
        m_urlRow->setError({});
    if (numberFromText(m_scope->text()) > 0)
        m_scopeRow->setError({});
    if (!m_name->currentText().trimmed().isEmpty())
        m_nameRow->setError({});
}

bool ConnectionDialog::checkName()
{
    const QString name = m_name->currentText().simplified();
    m_nameRow->setError(name.isEmpty() ? tr("Give the profile a name.")
                        : name.size() > longestName
                            ? tr("A name has at most %1 characters.").arg(longestName)
                            : QString());
    return m_nameRow->error().isEmpty();
}

bool ConnectionDialog::checkUrl()
{
    const auto url = checkApiRoot(m_url->text());
    m_urlRow->setError(url ? QString() : urlProblemText(url.error()));
    return url.has_value();
}

bool ConnectionDialog::checkId()
{
    const bool good = m_byToken->isChecked() || !m_clientId->text().trimmed().isEmpty();
    m_clientIdRow->setError(good ? QString() : tr("Give the client ID that AURA issued."));
    return good;
}

bool ConnectionDialog::checkSecret()
{
    const bool good = !m_secret->text().trimmed().isEmpty() || hasStoredSecret();
    const bool token = m_byToken->isChecked();
    const bool changed = savedAs(m_name->currentText().simplified()) != nullptr;
    m_secretRow->setError(good      ? QString()
                          : changed ? tr("The profile has changed: type its secret again.")
                          : token   ? tr("Paste the token.")
                                    : tr("Give the client secret."));
    return good;
}

bool ConnectionDialog::checkScope()
{
    const bool good = m_scope->text().trimmed().isEmpty() || numberFromText(m_scope->text()) > 0;
    m_scopeRow->setError(good ? QString() : tr("A customer number, digits only, or nothing."));
    return good;
}

bool ConnectionDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (isLeaving(event) && !isBusy() && watched == m_url && !m_url->text().trimmed().isEmpty())
        checkUrl();
    if (isLeaving(event) && !isBusy() && watched == m_scope)
        checkScope();
    return ConsoleDialog::eventFilter(watched, event);
}

void ConnectionDialog::submit()
{
    if (isBusy())
        return;
    const bool name = checkName();
    const bool url = checkUrl();
    const bool id = checkId();
    const bool secret = checkSecret();
    const bool scope = checkScope();
    QWidget *const path = m_advanced->validate();
    if (!name || !url || !id || !secret || !scope || path) {
        QWidget *first = !name     ? static_cast<QWidget *>(m_name)
                         : !url    ? m_url
                         : !id     ? m_clientId
                         : !secret ? m_secret
                         : !scope  ? m_scope
                                   : path;
        first->setFocus();
        return;
    }
    const ConnectionProfile profile = entered();
    Credentials credentials;
    credentials.clientId = profile.clientId;
    (profile.usesToken ? credentials.token : credentials.clientSecret) = m_secret->text().trimmed();
    const bool remember = m_keychain && m_remember->isChecked();
    setBusy(true, tr("Connecting…"));
    emit submitted(profile, credentials, remember);
}

void ConnectionDialog::useSandbox()
{
    ConnectionProfile profile;
    profile.name = tr("Sandbox");
    profile.sandbox = true;
    m_secret->clear();
    setBusy(true, tr("Starting the sandbox…"));
    emit submitted(profile, {}, false);
}

void ConnectionDialog::hideEvent(QHideEvent *event)
{
    m_secret->clear();
    ConsoleDialog::hideEvent(event);
}

} // namespace console
