// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "talkdesk.h"

#include "domain/clock.h"
#include "journal/settings.h"
#include "offthread.h"
#include "session.h"
#include "ui/conversation/cannedmenu.h"
#include "ui/conversation/conversationpane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowpanes.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kind = u"draft"_s;
constexpr auto writeAfter = 500ms;
constexpr auto longestKept = 48h;
constexpr qint64 largestFile = 256 * 1024;

QString systemLanguage()
{
    return QLocale().name().section(u'_', 0, 0);
}

} // namespace

TalkDesk::TalkDesk(const DeskParts &parts) : m_parts(parts), m_language(systemLanguage())
{
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(writeAfter);
    connect(&m_writeSoon, &QTimer::timeout, this, &TalkDesk::writeDrafts);
    connect(m_parts.window.panes().messages(), &ConversationPane::draftChanged, this,
            &TalkDesk::noteDraft);
    connectCanned();
    readCanned();
}

TalkDesk::~TalkDesk()
{
    writeDrafts();
}

QString TalkDesk::forFile(QString text)
{
    static const QRegularExpression four(u"(?<!\\d)\\d{4}(?!\\d)"_s);
    return text.replace(four, u"••••"_s);
}

QString TalkDesk::keyOf(CalloutId id) const
{
    return u"%1/%2"_s.arg(m_profile).arg(id);
}

void TalkDesk::setSession(Session *session)
{
    writeDrafts();
    m_session = session;
    m_unsent.clear();
    if (!session)
        return;
    m_profile = session->profile().name;
    connect(&session->conversation(), &Conversation::changed, this, &TalkDesk::noteUnsent);
    m_parts.memory.recall(kind, session, [this](const auto &values) { recalled(values); });
}

void TalkDesk::recalled(const DeskMemory::Values &values)
{
    const QString mine = m_profile + u'/';
    const qint64 now = m_parts.clock.utcNow().time_since_epoch().count();
    for (auto it = values.begin(); it != values.end(); ++it) {
        const qint64 age = now - it->value("at"_L1).toInteger();
        if (age > std::chrono::milliseconds(longestKept).count()) {
            m_parts.memory.forget(kind, it.key());
            continue;
        }
        if (!it.key().startsWith(mine))
            continue;
        const CalloutId id = it.key().mid(mine.size()).toLongLong();
        ConversationPane *pane = m_parts.window.panes().messages();
        if (id > 0 && pane->draft(id).isEmpty())
            pane->setDraft(id, it->value("text"_L1).toString());
    }
}

void TalkDesk::noteDraft(CalloutId id, const QString &text)
{
    if (!m_session)
        return;
    m_drafts.insert(id, text);
    if (!m_writeSoon.isActive())
        m_writeSoon.start();
}

void TalkDesk::writeDrafts()
{
    for (auto it = m_drafts.cbegin(); it != m_drafts.cend(); ++it) {
        QStringList parts{m_unsent.value(it.key()), it->trimmed()};
        parts.removeAll(QString());
        if (parts.isEmpty()) {
            m_parts.memory.forget(kind, keyOf(it.key()));
            continue;
        }
        m_parts.memory.remember(
            kind, keyOf(it.key()),
            {{"text"_L1, forFile(parts.join(u'\n'))},
             {"at"_L1, qint64(m_parts.clock.utcNow().time_since_epoch().count())}});
    }
    m_drafts.clear();
}

/// What did not leave comes back as a draft after a restart: it is never sent by itself.
void TalkDesk::noteUnsent(CalloutId id, const QList<ConversationMessage> &messages)
{
    QStringList texts;
    for (const ConversationMessage &message : messages) {
        if (message.delivery == ConversationMessage::Delivery::NotSent)
            texts += message.text;
    }
    const QString text = texts.join(u'\n');
    if (m_unsent.value(id) == text)
        return;
    m_unsent.insert(id, text);
    noteDraft(id, m_parts.window.panes().messages()->draft(id));
}

void TalkDesk::connectCanned()
{
    connect(m_parts.window.actions().action("message.prepared"_L1), &QAction::triggered, this,
            [this] { m_parts.window.panes().messages()->openCanned(); });
    connect(&m_parts.window.panes().messages()->canned(), &CannedMenu::languageChosen, this,
            [this](const QString &code) {
                m_language = code;
                showCanned();
            });
    connect(&m_parts.settings, &Settings::changed, this, [this](SettingKey key) {
        if (key == SettingKey::CannedMessagesFile)
            readCanned();
    });
}

void TalkDesk::readCanned()
{
    const QString path = m_parts.settings.text(SettingKey::CannedMessagesFile);
    if (path.isEmpty()) {
        useCanned(builtInCannedMessages());
        return;
    }
    struct FileRead {
        QByteArray json;
        QString problem;
    };
    offThread(
        this,
        [path] {
            FileRead read;
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
                read.problem = file.error() == QFileDevice::NoError
                                   ? u"The file is larger than 256 kB."_s
                                   : file.errorString();
            else
                read.json = file.readAll();
            return read;
        },
        [this, path](const FileRead &read) {
            if (path != m_parts.settings.text(SettingKey::CannedMessagesFile))
                return; // another one was chosen meanwhile
            const auto messages = readCannedMessages(read.json);
            if (read.problem.isEmpty() && messages) {
                useCanned(*messages);
                return;
            }
            m_parts.window.showNotice(
                tr("Messages file %1 is not used, the messages stay as they are. %2")
                    .arg(QDir::toNativeSeparators(path), read.problem.isEmpty()
                                                             ? tr("Line %1: %2")
                                                                   .arg(messages.error().line)
                                                                   .arg(messages.error().reason)
                                                             : read.problem),
                MainWindow::Tone::Attention);
        });
    if (m_canned.isEmpty())
        useCanned(builtInCannedMessages());
}

void TalkDesk::useCanned(const QList<CannedMessage> &messages)
{
    m_canned = messages;
    showCanned();
}

void TalkDesk::showCanned()
{
    QStringList languages;
    QList<PreparedMessage> prepared;
    for (const CannedMessage &message : std::as_const(m_canned)) {
        prepared.append({message.in(m_language), message.safe});
        for (const QString &code : message.text.keys()) {
            if (!languages.contains(code))
                languages.append(code);
        }
    }
    languages.sort();
    CannedMenu &menu = m_parts.window.panes().messages()->canned();
    menu.setMessages(prepared);
    menu.setLanguages(languages, languages.contains(m_language) ? m_language : u"en"_s);
}

} // namespace console
