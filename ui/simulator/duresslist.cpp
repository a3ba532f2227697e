// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/duresslist.h"

#include "models/queuetext.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

DuressList::DuressList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_list(new QListWidget(this))
{
    setObjectName(u"simulator.duress"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(8);
    m_words = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    m_words->setObjectName(u"simulator.duress.words"_s);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_list->setObjectName(u"simulator.duress.list"_s);
    m_list->setAccessibleName(tr("How the sandbox judged the cancels"));
    m_list->setFixedHeight(theme.scaled(88));
    column->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addStretch(1);
    const auto add = [&](const QString &name) {
        auto *button = new KeyButton(theme, QString(), this);
        button->setObjectName(u"simulator.duress."_s + name);
        buttons->addWidget(button);
        return button;
    };
    m_hideNow = add(u"hide"_s);
    m_hideNow->setText(tr("&Hide"));
    m_hideNow->setAccessibleName(tr("Hide the judgements"));
    m_show = add(u"show"_s);
    m_show->setIconId(u"eye"_s);
    column->addLayout(buttons);
    m_hide.setSingleShot(true);
    connect(&m_hide, &QTimer::timeout, this, &DuressList::hideMarkers);
    connect(m_hideNow, &QPushButton::clicked, this, &DuressList::hideMarkers);
    connect(m_show, &QPushButton::clicked, this, [this] {
        m_asked = true;
        emit wanted();
    });
    refresh();
}

void DuressList::setMarkers(const QList<DuressMarker> &markers)
{
    if (!m_asked)
        return;
    m_list->clear();
    for (const DuressMarker &marker : markers) {
        const QString verdict = marker.verdict == "duress"_L1          ? tr("Duress code")
                                : marker.verdict == "verified"_L1      ? tr("Safe code")
                                : marker.verdict == "unconditional"_L1 ? tr("Without a code")
                                                                       : marker.verdict.left(40);
        const QString at = marker.at ? toDateTime(*marker.at).toLocalTime().toString(u"HH:mm:ss"_s)
                                     : tr("no time");
        m_list->addItem(u"%1 · %2 · %3"_s.arg(at, QueueText::number(marker.calloutId), verdict));
    }
    m_shown = true;
    m_hide.start(shownFor);
    refresh();
}

void DuressList::hideMarkers()
{
    m_hide.stop();
    m_list->clear();
    m_asked = false;
    m_shown = false;
    refresh();
}

void DuressList::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    hideMarkers();
}

void DuressList::refresh()
{
    m_list->setVisible(m_shown && m_list->count() > 0);
    m_hideNow->setVisible(m_shown);
    m_show->setText(m_shown ? tr("Read a&gain") : tr("&Show…"));
    m_show->setAccessibleName(m_shown ? tr("Read the judgements again")
                                      : tr("Show how the sandbox judged the cancels"));
    m_words->setPlainText(!m_shown ? tr("For the trainer alone: trainees who can look at this "
                                        "screen may see it. It hides itself after 30 seconds.")
                          : m_list->count() == 0 ? tr("Nobody has cancelled anything yet.")
                                                 : tr("Trainees may see this."));
}

} // namespace console
