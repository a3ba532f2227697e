// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/aboutbox.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QIcon>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

class AboutBox final {
    Q_DECLARE_TR_FUNCTIONS(console::AboutBox)
};

} // namespace

void showAboutBox(const Theme &theme, QWidget *parent)
{
    auto *box = new QDialog(parent);
    box->setObjectName(u"aboutBox"_s);
    box->setWindowTitle(AboutBox::tr("About Callout Console"));
    box->setWindowModality(Qt::WindowModal);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const int edge = theme.metric("dialogPadding"_L1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    auto *icon = new QLabel(box);
    icon->setPixmap(QIcon(u":/console/icons/callout-console.svg"_s).pixmap(48, 48));
    head->addWidget(icon);
    auto *title = new ThemedLabel(theme, "title"_L1, {}, box);
    title->setText(AboutBox::tr("Callout Console %1").arg(QCoreApplication::applicationVersion()));
    head->addWidget(title, 1);
    column->addLayout(head);
    auto *words = new ThemedLabel(theme, "body"_L1, {}, box);
    words->setWordWrap(true);
    words->setMinimumWidth(theme.scaled(420));
    words->setText(AboutBox::tr(
        "The desk at which a control-room operator handles AURA callouts.\n\n"
        "Free software under the GNU General Public License, version 3 or later, without any "
        "warranty. The typeface is Inter, under the SIL Open Font License 1.1. The program uses Qt "
        "under the GNU Lesser General Public License, version 3."));
    column->addWidget(words);
    auto *close = new KeyButton(theme, AboutBox::tr("Close"), box);
    close->setObjectName(u"aboutBox.close"_s);
    close->setAccessibleName(AboutBox::tr("Close"));
    close->setKeyHint(AboutBox::tr("Esc"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, box, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    box->open();
}

} // namespace console
