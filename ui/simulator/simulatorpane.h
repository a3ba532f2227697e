// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trainer's desk: what the sandbox tells now, and what can be done to its world. Exists only
// while this console is connected to a sandbox on this computer. Asks for what SandboxControl
// takes; who answers calls set...() or setError().
#pragma once

#include "domain/sandboxcontrol.h"

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace console {

class DuressList;
class FaultForm;
class FaultList;
class KeyButton;
class SegmentedButtons;
class Theme;
class ThemedLabel;

class SimulatorPane final : public QWidget {
    Q_OBJECT

public:
    explicit SimulatorPane(const Theme &theme, QWidget *parent = nullptr);

    /// Also takes an error away and ends being busy.
    void setStatus(const SandboxStatus &status);
    /// A sentence of a call that failed (errorText with ErrorContext::Simulator); ends being busy.
    void setError(const QString &sentence);
    /// A sentence of one that went well, for example "Raised 992 050."
    void setDone(const QString &sentence);
    void setDuressMarkers(const QList<DuressMarker> &markers);
    /// The callout that Advance is about; 0 = none.
    void setSelected(CalloutId id);
    [[nodiscard]] QString message() const;

signals:
    /// The pane has come to light, or the trainer wants to read the state again.
    void statusRequested();
    void scenarioRequested(const QString &name);
    void speedRequested(double factor);
    void dialectRequested(const QString &dialect);
    void raiseRequested();
    /// `stage` as SandboxControl::advance() takes it; empty = the next one.
    void advanceRequested(console::CalloutId id, const QString &stage);
    void duressRequested();
    void faultsRequested(const QList<QJsonObject> &faults);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    [[nodiscard]] QWidget *buildWorld();
    [[nodiscard]] QWidget *buildCallouts();
    [[nodiscard]] QWidget *buildFaults();
    void fillScenarios(const SandboxStatus &status);
    void setBusy(bool busy);
    KeyButton *addButton(const QString &name, const QString &words, QWidget *parent);

    const Theme &m_theme;
    ThemedLabel *m_summary = nullptr;
    ThemedLabel *m_message = nullptr;
    QComboBox *m_scenario = nullptr;
    KeyButton *m_begin = nullptr;
    SegmentedButtons *m_speed = nullptr;
    SegmentedButtons *m_dialect = nullptr;
    KeyButton *m_raise = nullptr;
    ThemedLabel *m_selectedWords = nullptr;
    QComboBox *m_stage = nullptr;
    KeyButton *m_advance = nullptr;
    DuressList *m_duress = nullptr;
    FaultList *m_faults = nullptr;
    FaultForm *m_form = nullptr;
    CalloutId m_selected = 0;
    bool m_filling = false;
    bool m_busy = false;
    bool m_scenarioTouched = false;
};

} // namespace console
