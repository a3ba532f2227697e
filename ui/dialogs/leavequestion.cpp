// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/leavequestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace console {

using namespace Qt::StringLiterals;

namespace {

class LeaveQuestion final {
    Q_DECLARE_TR_FUNCTIONS(console::LeaveQuestion)
};

} // namespace

void askToLeave(QDialog *dialog, const QString &question, const QString &leaveWords,
                const std::function<void()> &leave)
{
    const QString name = dialog->objectName() + u".ask"_s;
    auto *box = new QMessageBox(QMessageBox::NoIcon, dialog->windowTitle(), question,
                                QMessageBox::NoButton, dialog);
    box->setObjectName(name);
    box->setAccessibleName(question);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &words, QMessageBox::ButtonRole role, const QString &id) {
        auto *button = box->addButton(words, role);
        button->setObjectName(name + id);
        button->setAccessibleName(QString(words).remove(u'&'));
        return button;
    };
    auto *stay = add(LeaveQuestion::tr("&Keep editing"), QMessageBox::RejectRole, u".keep"_s);
    auto *go = add(leaveWords, QMessageBox::DestructiveRole, u".leave"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    QObject::connect(box, &QMessageBox::buttonClicked, dialog,
                     [go, leave](const QAbstractButton *pressed) {
                         if (pressed == go)
                             leave();
                     });
    box->open();
}

} // namespace console
