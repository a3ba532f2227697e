// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialdesk.h"

#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "models/callouttablemodel.h"
#include "models/queuetext.h"
#include "session.h"
#include "ui/dialogs/dialquestion.h"
#include "ui/dialogs/errortext.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QDesktopServices>

namespace console {

using namespace Qt::StringLiterals;

DialDesk::DialDesk(const DeskParts &parts) : m_parts(parts)
{
    connect(parts.window.actions().action("callout.dial"_L1), &QAction::triggered, this,
            &DialDesk::ask);
}

void DialDesk::setSession(Session *session)
{
    m_session = session;
}

void DialDesk::ask()
{
    const CalloutId id = m_parts.window.selected();
    if (m_session && m_parts.table.entry(id))
        askToDial(m_parts.theme, &m_parts.window, QueueText::number(id), [this, id] { dial(id); });
}

void DialDesk::dial(CalloutId id)
{
    LogEntry line;
    line.kind = LogEntry::Kind::Operator;
    line.calloutId = id;
    line.text = u"Customer of callout %1 dialled with this computer's phone program"_s.arg(id);
    line.outcome = u"recorded"_s;
    line.operatorName = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.log.append(line, this, [this, id](const auto &written) {
        if (written)
            fetch(id);
        else
            m_parts.window.showNotice(tr("The log cannot be written, so nobody is dialled."),
                                      MainWindow::Tone::Attention);
    });
}

void DialDesk::fetch(CalloutId id)
{
    const BoardEntry *entry = m_parts.table.entry(id);
    if (!m_session || !entry)
        return;
    m_session->directoryApi().dialNumber(
        entry->callout.customerId, this,
        [this](const ApiResult<std::shared_ptr<DialNumber>> &number) {
            if (!number)
                m_parts.window.showNotice(errorText(number.error(), ErrorContext::Directory),
                                          MainWindow::Tone::Attention);
            else if (QDesktopServices::openUrl((*number)->telUrl()))
                m_parts.window.showNotice(tr("The number went to the phone program."));
            else
                m_parts.window.showNotice(tr("This computer has no phone program that dials."),
                                          MainWindow::Tone::Attention);
        });
}

} // namespace console
