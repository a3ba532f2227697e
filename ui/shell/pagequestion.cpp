// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/pagequestion.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

class PageQuestion final {
    Q_DECLARE_TR_FUNCTIONS(console::PageQuestion)
};

} // namespace

void askToOpenPage(const Theme &theme, QWidget *parent, const QUrl &page)
{
    auto *box = new QDialog(parent);
    box->setObjectName(u"pageQuestion"_s);
    box->setWindowTitle(PageQuestion::tr("Tracking page"));
    box->setWindowModality(Qt::WindowModal);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const int edge = theme.metric("dialogPadding"_L1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(14);
    auto *words = new ThemedLabel(theme, "body"_L1, {}, box);
    words->setWordWrap(true);
    words->setMinimumWidth(theme.scaled(420));
    words->setPlainText(
        PageQuestion::tr("Open AURA's page about this callout in the web browser? It shows where "
                         "the customer is to everybody who can see this screen, and the browser "
                         "keeps its address.\n\nPage of %1")
            .arg(page.host()));
    box->setAccessibleDescription(words->text());
    column->addWidget(words);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const auto add = [&](const QString &text, const QString &name) {
        auto *button = new KeyButton(theme, text, box);
        button->setObjectName(u"pageQuestion."_s + name);
        button->setAccessibleName(QString(text).remove(u'&'));
        buttons->addWidget(button);
        return button;
    };
    auto *stay = add(PageQuestion::tr("Do not open"), u"stay"_s);
    stay->setKeyHint(PageQuestion::tr("Esc"));
    stay->setDefault(true);
    QObject::connect(stay, &QPushButton::clicked, box, &QDialog::reject);
    auto *open = add(PageQuestion::tr("&Open in browser"), u"open"_s);
    open->setAutoDefault(false);
    QObject::connect(open, &QPushButton::clicked, box, [box, page] {
        QDesktopServices::openUrl(page);
        box->accept();
    });
    column->addLayout(buttons);
    box->open();
}

} // namespace console
