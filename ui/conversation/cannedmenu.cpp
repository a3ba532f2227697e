// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/cannedmenu.h"

#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace console {

CannedMenu::CannedMenu(const Theme &theme, QWidget *parent) : QMenu(parent), m_theme(theme)
{
    setObjectName(u"cannedMenu"_s);
    setAccessibleName(tr("Prepared messages"));
    connect(this, &QMenu::aboutToShow, this, &CannedMenu::build);
}

void CannedMenu::setMessages(const QList<PreparedMessage> &messages)
{
    m_messages = messages;
}

void CannedMenu::setLanguages(const QStringList &codes, const QString &current)
{
    m_languages = codes;
    m_language = current;
}

QString CannedMenu::prepared(int number) const
{
    return number >= 1 && number <= m_messages.size() ? m_messages.at(number - 1).text : QString();
}

void CannedMenu::build()
{
    clear();
    const QColor colour = m_theme.color("text"_L1);
    for (int i = 0; i < int(m_messages.size()); ++i) {
        const PreparedMessage &message = m_messages.at(i);
        QString words = message.text;
        words.replace(u'&', u"&&"_s);
        const QString key = i < 9 ? u"&%1  "_s.arg(i + 1) : QString();
        // Words as well as a symbol: who holds the phone is not known.
        const QString mark = message.safe ? tr("safe on any phone") : tr("not if watched");
        auto *action =
            addAction(QIcon(m_theme.iconPixmap(message.safe ? "check"_L1 : "eye"_L1,
                                               m_theme.scaled(16), colour, devicePixelRatioF())),
                      key + words + u"   ("_s + mark + u')', this,
                      [this, text = message.text] { emit chosen(text); });
        action->setIconVisibleInMenu(true);
    }
    if (m_languages.size() < 2)
        return;
    addSeparator();
    auto *group = new QActionGroup(this);
    for (const QString &code : std::as_const(m_languages)) {
        // Not the locale's own name: that would be "American English".
        QString name = code == "en"_L1 ? u"English"_s : QLocale(code).nativeLanguageName();
        if (name.isEmpty())
            name = code;
        auto *action = addAction(name, this, [this, code] { emit languageChosen(code); });
        action->setCheckable(true);
        action->setChecked(code == m_language);
        group->addAction(action);
    }
}

} // namespace console
