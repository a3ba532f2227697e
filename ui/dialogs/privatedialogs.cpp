// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/privatedialogs.h"

#include "ui/dialogs/formgrid.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

namespace {
constexpr int margin = 14;
constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
constexpr int detailNames = 200;

const QString &hiddenText()
{
    static const QString dots(6, QChar(0x2022));
    return dots;
}

struct FactWords {
    CustomerFact fact;
    const char *name;
    QString caption;
};

QList<FactWords> factWords()
{
    using enum CustomerFact;
    return {{BloodType, "bloodType", RevealNumberDialog::tr("Blood type")},
            {Allergies, "allergies", RevealNumberDialog::tr("Allergies")},
            {Conditions, "conditions", RevealNumberDialog::tr("Medical conditions")},
            {Medications, "medications", RevealNumberDialog::tr("Medications")},
            {OtherMedical, "otherMedical", RevealNumberDialog::tr("Other medical facts")},
            {MedicalAid, "medicalAid", RevealNumberDialog::tr("Medical aid")},
            {NextOfKin, "nextOfKin", RevealNumberDialog::tr("Next of kin")},
            {NextOfKinNumber, "nextOfKinNumber", RevealNumberDialog::tr("Next of kin, number")},
            {DoctorNumber, "doctorNumber", RevealNumberDialog::tr("Family doctor, number")}};
}
} // namespace

UnspokenText::UnspokenText(const Theme &theme, QWidget *parent)
    : Panel(theme, "base"_L1, "lineSubtle"_L1, parent), m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void UnspokenText::show(const QString &text)
{
    m_text = text;
    if (m_room.size() < text.size())
        m_room = text;
    updateGeometry();
    update();
}

int UnspokenText::heightForWidth(int width) const
{
    const QFontMetrics metrics(m_theme.font("row"_L1));
    return metrics.boundingRect(QRect(0, 0, width - 2 * margin, 10'000), wrapped, m_room).height()
           + 2 * margin;
}

QSize UnspokenText::sizeHint() const
{
    const int width = m_theme.scaled(400);
    return {width, heightForWidth(width)};
}

QSize UnspokenText::minimumSizeHint() const
{
    return {m_theme.scaled(200), 2 * margin};
}

void UnspokenText::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    QPainter painter(this);
    painter.setFont(m_theme.font("row"_L1));
    painter.setPen(m_theme.color(isMasked() ? "textSecondary"_L1 : "text"_L1));
    painter.drawText(rect().adjusted(margin, margin, -margin, -margin), wrapped,
                     isMasked() ? QString(24, QChar(0x2022)) : m_text);
}

PrivateNoteDialog::PrivateNoteDialog(const Theme &theme, const CalloutHead &head,
                                     const QString &text, QWidget *parent)
    : ConsoleDialog(theme, u"privateNote"_s, tr("Follow-up note"), parent)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    m_text = new UnspokenText(theme, content());
    m_text->setObjectName(u"privateNote.text"_s);
    m_text->setAccessibleName(tr("Follow-up note, on the screen only"));
    m_text->show(text);
    body()->addWidget(m_text);
    body()->addStretch(1);
    auto *close = addButton(u"close"_s, tr("&Close"), tr("Esc"));
    makePrimary(close);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    setDescription(tr("On the screen only. Never read aloud, copied or exported."));
    setStatus(tr("Masked again after %1 s. Reading it is logged.").arg(shownFor.count()));
    m_timer.setObjectName(u"privateNote.timer"_s);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PrivateNoteDialog::mask);
}

void PrivateNoteDialog::open()
{
    m_timer.start(shownFor);
    ConsoleDialog::open();
}

void PrivateNoteDialog::mask()
{
    m_timer.stop();
    m_text->show({});
    setStatus(tr("Masked. Ctrl Shift P shows it again."));
}

bool PrivateNoteDialog::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        mask();
    return ConsoleDialog::event(event);
}

void PrivateNoteDialog::hideEvent(QHideEvent *event)
{
    mask();
    ConsoleDialog::hideEvent(event);
}

RevealNumberDialog::RevealNumberDialog(const Theme &theme, const CalloutHead &head,
                                       const Customer &customer, QWidget *parent)
    : ConsoleDialog(theme, u"reveal"_s, tr("Reveal customer details"), parent),
      m_id(head.id),
      m_customer(customer)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    m_form = addForm();
    m_form->setNameWidth(detailNames);
    buildDetails();
    m_reason = new QComboBox(content());
    m_reason->setObjectName(u"reveal.reason"_s);
    m_reason->setMinimumHeight(theme.metric("input"_L1));
    m_reason->setPlaceholderText(tr("Choose a reason"));
    m_reason->addItems({tr("Check who is calling"), tr("AURA control asks for it"),
                        tr("Compare with another record"), tr("Other")});
    m_reason->setCurrentIndex(-1);
    m_reasonRow = m_form->addRow(tr("&Reason"), m_reason, FormRow::Need::Required);
    connect(m_reason, &QComboBox::currentIndexChanged, this, [this] { m_reasonRow->setError({}); });
    auto *note = new NoteBox(theme, NoteBox::Tone::Plain, "eye", content());
    note->setObjectName(u"reveal.note"_s);
    note->setWords(
        tr("Shows the customer's details, and the number without its last four digits, for %1 "
           "seconds. Each reveal is written to the operator log with its reason.")
            .arg(shownFor.count()),
        {}, {});
    body()->addWidget(note);
    body()->addStretch(1);
    setDescription(tr("Shows the customer's details, never the last four digits. Logged."));
    auto *keep = addButton(u"keep"_s, tr("&Keep hidden"), tr("Esc"));
    makePrimary(keep);
    connect(keep, &QPushButton::clicked, this, &RevealNumberDialog::reject);
    m_reveal = addButton(u"confirm"_s, tr("Re&veal"), {});
    connect(m_reveal, &QPushButton::clicked, this, &RevealNumberDialog::submit);
    m_timer.setObjectName(u"reveal.timer"_s);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RevealNumberDialog::mask);
    mask();
}

ThemedLabel *RevealNumberDialog::addDetail(const QString &name, const QString &caption)
{
    auto *label = new ThemedLabel(theme(), "body"_L1, {}, content());
    label->setObjectName(u"reveal."_s + name);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setFocusPolicy(Qt::TabFocus); // spoken when it is focused, and only then
    label->setWordWrap(true);
    m_form->addRow(caption, label, FormRow::Need::Optional);
    return label;
}

void RevealNumberDialog::buildDetails()
{
    m_shown = addDetail(u"number"_s, tr("Mobile"));
    for (const FactWords &words : factWords()) {
        if (m_customer.facts.contains(words.fact))
            m_facts.insert(words.fact, addDetail(QLatin1StringView(words.name), words.caption));
    }
    if (m_facts.isEmpty()) {
        auto *none = new ThemedLabel(theme(), "body"_L1, "second"_L1, content());
        none->setText(tr("Not given"));
        m_form->addRow(tr("Medical, next of kin"), none, FormRow::Need::Optional);
    }
}

QWidget *RevealNumberDialog::firstField() const
{
    return m_reason;
}

void RevealNumberDialog::submit()
{
    if (m_reason->currentIndex() < 0) {
        m_reasonRow->setError(tr("Choose a reason."));
        m_reason->setFocus();
        return;
    }
    const QString reason = m_reason->currentText();
    setBusy(true, tr("Writing the reveal to the log…"));
    emit confirmed(m_id, reason);
}

void RevealNumberDialog::reveal()
{
    setBusy(false);
    const auto show = [](ThemedLabel *label, const QString &text) {
        label->setPlainText(text);
        label->setAccessibleName(text);
    };
    show(m_shown, m_customer.mobile.revealed());
    for (const auto &[fact, label] : m_facts.asKeyValueRange())
        show(label, m_customer.facts.value(fact));
    fit();
    m_reveal->setEnabled(false);
    m_reason->setEnabled(false);
    const QString words = tr("Shown for %1 seconds").arg(shownFor.count());
    setStatus(words);
    announce(words);
    m_timer.start(shownFor);
}

void RevealNumberDialog::mask()
{
    m_timer.stop();
    m_shown->setPlainText(m_customer.mobile.masked());
    m_shown->setAccessibleName(m_customer.mobile.masked());
    for (ThemedLabel *label : std::as_const(m_facts)) {
        label->setPlainText(hiddenText());
        label->setAccessibleName(tr("Hidden"));
    }
    m_reveal->setEnabled(true);
    m_reason->setEnabled(true);
    setStatus(tr("Hidden."));
}

void RevealNumberDialog::hideEvent(QHideEvent *event)
{
    mask();
    ConsoleDialog::hideEvent(event);
}

} // namespace console
