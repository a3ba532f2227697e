// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/takeoverdialog.h"

#include "models/queuetext.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace console {

TakeOverDialog::TakeOverDialog(const Theme &theme, const CalloutHead &head, const QString &owner,
                               Millis since, QWidget *parent)
    : ConsoleDialog(theme, u"takeOver"_s, tr("Take over callout"), parent),
      m_id(head.id),
      m_owner(owner),
      m_since(since)
{
    m_open.start();
    body()->addWidget(new HeadBox(theme, head, content()));
    m_note = new NoteBox(theme, NoteBox::Tone::Plain, "person", content());
    m_note->setObjectName(u"takeOver.owner"_s);
    body()->addWidget(m_note);
    body()->addStretch(1);
    m_leave = addButton(u"leave"_s, tr("&Leave with %1").arg(QString(owner).replace(u'&', u"&&"_s)),
                        tr("Esc"));
    makePrimary(m_leave);
    connect(m_leave, &QPushButton::clicked, this, &TakeOverDialog::reject);
    auto *take = addButton(u"take"_s, tr("&Take over"), tr("Alt T"));
    connect(take, &QPushButton::clicked, this, [this] {
        accept();
        emit confirmed(m_id);
    });
    tick();
    setDescription(words());
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &TakeOverDialog::tick);
    m_tick.start();
}

QWidget *TakeOverDialog::firstField() const
{
    return m_leave;
}

QString TakeOverDialog::words() const
{
    const Millis since = m_since + Millis(m_open.elapsed());
    return tr("Owned by %1 for %2").arg(m_owner, QueueText::spoken(since));
}

void TakeOverDialog::tick()
{
    const QString now = words();
    m_note->setWords({}, now, u". "_s + tr("They keep it unless you take it over."));
}

void TakeOverDialog::showEvent(QShowEvent *event)
{
    ConsoleDialog::showEvent(event);
    announce(words(), true);
}

} // namespace console
