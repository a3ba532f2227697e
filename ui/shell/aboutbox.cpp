// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/aboutbox.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QClipboard>
#include <QFile>
#include <QGridLayout>
#include <QGuiApplication>
#include <QIcon>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct Licence {
    QString part;
    QString words;
    QString file; ///< of the whole text; empty = the part is not carried along
};

QString wholeText(const Licence &licence)
{
    if (licence.file.isEmpty())
        return licence.words;
    QFile file(u":/console/licences/"_s + licence.file);
    if (!file.open(QIODevice::ReadOnly))
        return licence.words;
    return licence.words + u"\n\n"_s + QString::fromUtf8(file.readAll());
}

} // namespace

AboutBox::AboutBox(const Theme &theme, const Versions &versions, QWidget *parent)
    : ConsoleDialog(theme, u"aboutBox"_s, tr("About Callout Console"), parent)
{
    setPreferredWidth(820);
    setDescription(tr("The desk at which a control-room operator handles AURA callouts."));
    buildHead(versions);
    buildVersions(versions);
    buildLicences();
    auto *copy = addButton(u"copy"_s, tr("&Copy for support"), {});
    copy->setToolTip(tr("Copies the versions: no names, addresses or secrets."));
    copy->setAccessibleDescription(copy->toolTip());
    connect(copy, &QPushButton::clicked, this, [this, versions] {
        QGuiApplication::clipboard()->setText(supportText(versions));
        setStatus(tr("Copied."));
        announce(tr("Copied."));
    });
    m_close = addButton(u"close"_s, tr("Close"), tr("Esc"));
    makePrimary(m_close);
    connect(m_close, &QPushButton::clicked, this, &AboutBox::reject);
}

void AboutBox::buildHead(const Versions &versions)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    auto *icon = new QLabel(content());
    icon->setPixmap(QIcon(u":/console/icons/callout-console.svg"_s).pixmap(48, 48));
    head->addWidget(icon);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *title = new ThemedLabel(theme(), "title"_L1, {}, content());
    title->setText(tr("Callout Console %1").arg(versions.value(0).second));
    words->addWidget(title);
    auto *line = new ThemedLabel(theme(), "body"_L1, "second"_L1, content());
    line->setWordWrap(true);
    line->setText(tr("Free software under the GNU General Public License, version 3 or later, "
                     "without any warranty."));
    words->addWidget(line);
    head->addLayout(words, 1);
    body()->addLayout(head);
}

void AboutBox::buildVersions(const Versions &versions)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(2);
    const auto columns = 2;
    const auto rows = (int(versions.size()) + columns - 1) / columns;
    for (int i = 0; i < versions.size(); ++i) {
        auto *name = new ThemedLabel(theme(), "rowSecond"_L1, "second"_L1, content());
        name->setText(versions.at(i).first);
        auto *value = new ThemedLabel(theme(), "rowSecond"_L1, {}, content());
        value->setText(versions.at(i).second);
        grid->addWidget(name, i % rows, i / rows * 2);
        grid->addWidget(value, i % rows, i / rows * 2 + 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    body()->addLayout(grid);
}

void AboutBox::buildLicences()
{
    const QList<Licence> licences{
        {tr("Callout Console"), tr("GNU General Public License, version 3 or later."),
         u"GPL-3.0.txt"_s},
        {u"Qt"_s, tr("Linked: GNU Lesser General Public License, version 3."), u"LGPL-3.0.txt"_s},
        {u"Inter"_s, tr("The typeface, carried along: SIL Open Font License 1.1."), u"OFL.txt"_s},
        {tr("Map data"), tr("Carried along: Natural Earth (public domain), GeoNames (CC BY 4.0)."),
         u"LICENCE.md"_s},
        {u"simdjson"_s, tr("Linked: Apache License 2.0."), u"Apache-2.0.txt"_s},
        {u"OpenSSL"_s, tr("Used by Qt Network: Apache License 2.0."), u"Apache-2.0.txt"_s},
        {u"GeographicLib"_s, tr("Linked: MIT License."), {}},
        {u"QtKeychain"_s, tr("Linked: BSD 3-Clause License (modified)."), {}},
        {u"SQLite"_s, tr("Used by Qt SQL: public domain."), {}},
        {tr("Alarm tones"),
         tr("Made for this program and carried along: GNU General Public License, version 3 or "
            "later."),
         {}},
    };
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    auto *list = new QListWidget(content());
    list->setObjectName(u"aboutBox.parts"_s);
    list->setAccessibleName(tr("Licences"));
    list->setFixedWidth(theme().scaled(170));
    auto *text = new QPlainTextEdit(content());
    text->setObjectName(u"aboutBox.licence"_s);
    text->setAccessibleName(tr("Text of the licence"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setMinimumHeight(theme().scaled(280));
    for (const Licence &licence : licences)
        list->addItem(licence.part);
    connect(list, &QListWidget::currentRowChanged, text,
            [text, licences](int row) { text->setPlainText(wholeText(licences.value(row))); });
    list->setCurrentRow(0);
    line->addWidget(list);
    line->addWidget(text, 1);
    body()->addLayout(line);
}

QString AboutBox::supportText(const Versions &versions)
{
    QString text;
    for (const auto &[name, version] : versions)
        text += name + u": "_s + version + u'\n';
    return text;
}

QWidget *AboutBox::firstField() const
{
    return m_close;
}

} // namespace console
