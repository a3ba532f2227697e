// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/mappreferencesdialog.h"

#include "ui/preferences/mappreferencespage.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

MapPreferencesDialog::MapPreferencesDialog(const Theme &theme, const BasemapSettings &settings,
                                           QWidget *parent)
    : ConsoleDialog(theme, u"mapPreferences"_s, tr("Map preferences"), parent), m_given(settings)
{
    setPreferredWidth(680);
    setDescription(tr("Where the map comes from, and who is asked for it."));
    m_page = new MapPreferencesPage(theme, content());
    m_page->setValues(settings);
    body()->addWidget(m_page);
    body()->addStretch(1);
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &MapPreferencesDialog::reject);
    m_apply = addButton(u"apply"_s, tr("A&pply"), {});
    connect(m_apply, &QPushButton::clicked, this, [this] { take(false); });
    auto *ok = addButton(u"ok"_s, tr("OK"), tr("Enter"));
    makePrimary(ok);
    connect(ok, &QPushButton::clicked, this, [this] { take(true); });
    onCtrlEnter([this] { take(true); });
    connect(m_page, &MapPreferencesPage::changed, this, &MapPreferencesDialog::refresh);
    connect(m_page, &MapPreferencesPage::resized, this, &MapPreferencesDialog::fit,
            Qt::QueuedConnection);
    connect(m_page, &MapPreferencesPage::tryWanted, this, &MapPreferencesDialog::tryWanted);
    connect(m_page, &MapPreferencesPage::spoken, this,
            [this](const QString &sentence) { announce(sentence); });
    refresh();
}

void MapPreferencesDialog::showTrial(bool ok, const QString &sentence)
{
    m_page->showTrial(ok, sentence);
}

QWidget *MapPreferencesDialog::firstField() const
{
    return m_page->firstField();
}

void MapPreferencesDialog::refresh()
{
    m_apply->setEnabled(m_page->values() != m_given);
    setStatus({});
}

void MapPreferencesDialog::take(bool close)
{
    if (QWidget *wrong = m_page->checkAll()) {
        wrong->setFocus();
        return;
    }
    const BasemapSettings settings = m_page->values();
    if (settings != std::exchange(m_given, settings))
        emit submitted(settings);
    if (close) {
        finish();
        return;
    }
    refresh();
    setStatus(tr("Applied."));
}

} // namespace console
