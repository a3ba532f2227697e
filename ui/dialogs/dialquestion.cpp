// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/dialquestion.h"

#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/theme/keybutton.h"

#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

namespace {

class DialQuestion final : public ConsoleDialog {
    Q_DECLARE_TR_FUNCTIONS(console::DialQuestion)

public:
    DialQuestion(const Theme &shown, QWidget *parent, const QString &calloutNumber,
                 const std::function<void()> &dial)
        : ConsoleDialog(shown, u"dial"_s, tr("Dial the customer"), parent)
    {
        const QString words =
            tr("Hand the number of the customer of %1 to this computer's phone program? It does "
               "not "
               "show here, but the phone program may show it: its last four digits are the safe "
               "code. The call is written to the operator log.")
                .arg(calloutNumber);
        auto *note = new NoteBox(theme(), NoteBox::Tone::Plain, "phone", content());
        note->setObjectName(u"dial.words"_s);
        note->setWords(words, {}, {});
        body()->addWidget(note);
        body()->addStretch(1);
        setDescription(words);
        auto *stay = addButton(u"stay"_s, tr("Do not dial"), tr("Esc"));
        makePrimary(stay);
        connect(stay, &QPushButton::clicked, this, &DialQuestion::reject);
        auto *go = addButton(u"confirm"_s, tr("&Dial"), {});
        connect(go, &QPushButton::clicked, this, [this, dial] {
            accept();
            dial();
        });
    }
};

} // namespace

void askToDial(const Theme &theme, QWidget *parent, const QString &calloutNumber,
               const std::function<void()> &dial)
{
    (new DialQuestion(theme, parent, calloutNumber, dial))->open();
}

} // namespace console
