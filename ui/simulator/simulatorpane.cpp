// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/simulatorpane.h"

#include "models/queuetext.h"
#include "ui/dialogs/segmented.h"
#include "ui/simulator/duresslist.h"
#include "ui/simulator/faultform.h"
#include "ui/simulator/faultlist.h"
#include "ui/theme/foldsection.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int flat = 1;
constexpr int nested = 2;

QWidget *makeBody(QWidget *parent)
{
    auto *body = new QWidget(parent);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(8);
    return body;
}

} // namespace

SimulatorPane::SimulatorPane(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"simulatorPane"_s);
    setAccessibleName(tr("Simulator"));
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    buildHead(column);
    const auto add = [&](const QString &name, const QString &icon, const QString &title,
                         QWidget *body) {
        auto *fold =
            new FoldSection(m_theme, u"simulator.section."_s + name, icon, title, body, content);
        column->addWidget(fold);
        return fold;
    };
    add(u"world"_s, u"globe"_s, tr("Story"), buildWorld());
    add(u"callouts"_s, u"raise"_s, tr("Callouts"), buildCallouts());
    add(u"faults"_s, u"unlink"_s, tr("Faults"), buildFaults());
    auto *judged = makeBody(this);
    m_duress = new DuressList(theme, judged);
    judged->layout()->addWidget(m_duress);
    add(u"duress"_s, u"eye"_s, tr("How cancels were judged"), judged)->setFolded(true);
    connect(m_duress, &DuressList::wanted, this, &SimulatorPane::duressRequested);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"simulator.scroll"_s);
    scroll->setAccessibleName(tr("Controls of the sandbox"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(scroll);
    setSelected(0);
}

KeyButton *SimulatorPane::addButton(const QString &name, const QString &words, QWidget *parent)
{
    auto *button = new KeyButton(m_theme, words, parent);
    button->setObjectName(u"simulator."_s + name);
    button->setAccessibleName(QString(words).remove(u'&'));
    return button;
}

void SimulatorPane::buildHead(QVBoxLayout *column)
{
    auto *head = makeBody(this);
    auto *lines = static_cast<QVBoxLayout *>(head->layout());
    auto *line = new QHBoxLayout;
    m_summary = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, head);
    m_summary->setObjectName(u"simulator.summary"_s);
    m_summary->setWordWrap(true);
    m_summary->setText(tr("Nothing read from the sandbox yet."));
    line->addWidget(m_summary, 1);
    auto *again = addButton(u"readAgain"_s, tr("Read again"), head);
    again->setIconId(u"refresh"_s);
    again->setWordless(true);
    again->setToolTip(tr("Reads the state of the sandbox again"));
    connect(again, &QPushButton::clicked, this, &SimulatorPane::statusRequested);
    line->addWidget(again, 0, Qt::AlignTop);
    lines->addLayout(line);
    m_message = new ThemedLabel(m_theme, "sectionTitle"_L1, {}, head);
    m_message->setObjectName(u"simulator.message"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    lines->addWidget(m_message);
    column->addWidget(head);
}

QWidget *SimulatorPane::buildWorld()
{
    auto *body = makeBody(this);
    auto *column = static_cast<QVBoxLayout *>(body->layout());
    auto *line = new QHBoxLayout;
    m_scenario = new QComboBox(body);
    m_scenario->setObjectName(u"simulator.scenario"_s);
    m_scenario->setAccessibleName(tr("Scenario"));
    m_scenario->setMinimumHeight(m_theme.metric("input"_L1));
    connect(m_scenario, &QComboBox::activated, this, [this] { m_scenarioTouched = true; });
    line->addWidget(m_scenario, 1);
    m_begin = addButton(u"begin"_s, tr("&Begin"), body);
    m_begin->setAccessibleName(tr("Begin this scenario"));
    m_begin->setToolTip(tr("AURA closes the open callouts of the story; those that were raised by "
                           "hand stay."));
    connect(m_begin, &QPushButton::clicked, this, [this] {
        m_scenarioTouched = false;
        setBusy(true);
        emit scenarioRequested(m_scenario->currentText());
    });
    line->addWidget(m_begin);
    column->addLayout(line);

    m_speed = new SegmentedButtons(m_theme, u"simulator.speed"_s, body);
    m_speed->setAccessibleName(tr("Speed of the story"));
    QList<SegmentedButtons::Segment> speeds;
    for (const int factor : {1, 2, 5, 10, 30, 60})
        speeds.append({.id = factor, .text = tr("%1×").arg(factor), .second = {}, .icon = {}});
    m_speed->setSegments(speeds, 6);
    connect(m_speed, &SegmentedButtons::currentChanged, this, [this](int factor) {
        if (!m_filling && factor != SegmentedButtons::none)
            emit speedRequested(factor);
    });
    column->addWidget(m_speed, 0, Qt::AlignLeft);

    m_dialect = new SegmentedButtons(m_theme, u"simulator.dialect"_s, body);
    m_dialect->setAccessibleName(tr("Dialect of the answers"));
    m_dialect->setSegments(
        {{.id = flat, .text = tr("Flat answers"), .second = {}, .icon = {}},
         {.id = nested, .text = tr("Nested answers"), .second = {}, .icon = {}}});
    connect(m_dialect, &SegmentedButtons::currentChanged, this, [this](int which) {
        if (!m_filling && which != SegmentedButtons::none)
            emit dialectRequested(which == flat ? u"flat"_s : u"nested"_s);
    });
    column->addWidget(m_dialect, 0, Qt::AlignLeft);
    return body;
}

QWidget *SimulatorPane::buildCallouts()
{
    auto *body = makeBody(this);
    auto *column = static_cast<QVBoxLayout *>(body->layout());
    m_raise = addButton(u"raise"_s, tr("&Raise one at random"), body);
    m_raise->setIconId(u"raise"_s);
    connect(m_raise, &QPushButton::clicked, this, [this] {
        setBusy(true);
        emit raiseRequested();
    });
    column->addWidget(m_raise, 0, Qt::AlignLeft);
    m_selectedWords = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, body);
    m_selectedWords->setObjectName(u"simulator.selected"_s);
    m_selectedWords->setWordWrap(true);
    column->addWidget(m_selectedWords);
    auto *line = new QHBoxLayout;
    m_stage = new QComboBox(body);
    m_stage->setObjectName(u"simulator.stage"_s);
    m_stage->setAccessibleName(tr("Stage to advance to"));
    m_stage->setMinimumHeight(m_theme.metric("input"_L1));
    m_stage->addItem(tr("The next stage"), QString());
    m_stage->addItem(tr("Taken by AURA control"), u"owned"_s);
    m_stage->addItem(tr("Responder dispatched"), u"dispatched"_s);
    m_stage->addItem(tr("Responder withdrawn"), u"withdrawn"_s);
    m_stage->addItem(tr("Responder on scene"), u"arrived"_s);
    m_stage->addItem(tr("Responder completed"), u"completed"_s);
    m_stage->addItem(tr("Closed"), u"closed"_s);
    line->addWidget(m_stage, 1);
    m_advance = addButton(u"advance"_s, tr("Ad&vance"), body);
    m_advance->setAccessibleName(tr("Advance the selected callout"));
    connect(m_advance, &QPushButton::clicked, this, [this] {
        if (m_selected <= 0)
            return;
        setBusy(true);
        emit advanceRequested(m_selected, m_stage->currentData().toString());
    });
    line->addWidget(m_advance);
    column->addLayout(line);
    return body;
}

QWidget *SimulatorPane::buildFaults()
{
    auto *body = makeBody(this);
    auto *column = static_cast<QVBoxLayout *>(body->layout());
    m_faults = new FaultList(m_theme, body);
    column->addWidget(m_faults);
    m_form = new FaultForm(m_theme, body);
    column->addWidget(m_form);
    const auto send = [this](const QList<QJsonObject> &faults) {
        setBusy(true);
        emit faultsRequested(faults);
    };
    connect(m_faults, &FaultList::changed, this, send);
    connect(m_form, &FaultForm::added, this, [this, send](const QJsonObject &fault) {
        QList<QJsonObject> all;
        for (const QJsonObject &running : m_faults->faults())
            all << FaultKinds::forSending(running);
        send(all << fault);
    });
    return body;
}

void SimulatorPane::fillScenarios(const SandboxStatus &status)
{
    QStringList now;
    for (int i = 0; i < m_scenario->count(); ++i)
        now << m_scenario->itemText(i);
    const QString chosen = m_scenarioTouched ? m_scenario->currentText() : status.scenario;
    if (now != status.scenarios) {
        m_scenario->clear();
        m_scenario->addItems(status.scenarios);
    }
    m_scenario->setCurrentIndex(m_scenario->findText(chosen));
}

void SimulatorPane::setStatus(const SandboxStatus &status)
{
    const QScopedValueRollback guard(m_filling, true);
    setBusy(false);
    if (m_message->property("tone") == "alarm"_L1)
        setDone({});
    // The number of markers is as private as the markers.
    m_summary->setPlainText(
        tr("Sandbox %1 · scenario %2 · %3 active callouts · speed %4×")
            .arg(status.version.isEmpty() ? tr("of unknown version") : status.version,
                 status.scenario.isEmpty() ? tr("not told") : status.scenario)
            .arg(status.active)
            .arg(QString::number(status.speed)));
    fillScenarios(status);
    const int speed = qRound(status.speed);
    m_speed->setCurrent(qFuzzyCompare(double(speed), status.speed) && m_speed->button(speed)
                            ? speed
                            : SegmentedButtons::none);
    m_dialect->setCurrent(status.dialect == "flat"_L1     ? flat
                          : status.dialect == "nested"_L1 ? nested
                                                          : SegmentedButtons::none);
    m_faults->setFaults(status.faults);
}

void SimulatorPane::setBusy(bool busy)
{
    m_busy = busy;
    m_begin->setEnabled(!busy);
    m_raise->setEnabled(!busy);
    m_advance->setEnabled(!busy && m_selected > 0);
    m_faults->setBusy(busy);
    m_form->setBusy(busy);
}

void SimulatorPane::setError(const QString &sentence)
{
    setBusy(false);
    m_message->setTone("alarm"_L1);
    m_message->setPlainText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void SimulatorPane::setDone(const QString &sentence)
{
    setBusy(false);
    m_message->setTone({});
    m_message->setPlainText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

QString SimulatorPane::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

void SimulatorPane::setDuressMarkers(const QList<DuressMarker> &markers)
{
    m_duress->setMarkers(markers);
}

void SimulatorPane::setSelected(CalloutId id)
{
    m_selected = id;
    m_selectedWords->setPlainText(id > 0 ? tr("Selected: callout %1").arg(QueueText::number(id))
                                         : tr("Select a callout to advance it."));
    m_stage->setEnabled(id > 0);
    m_advance->setEnabled(id > 0 && !m_busy);
}

void SimulatorPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    emit statusRequested();
}

} // namespace console
