// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The action checklists: shows the steps of the selected callout, keeps who ticked them, and stands
// in the way of clearing as long as required ones are open.
#pragma once

#include "checklists/checklists.h"
#include "checklists/checklistticks.h"
#include "desk.h"

#include <QPointer>

namespace console {

class ChecklistPanel;
class FoldSection;
class OpenStepsDialog;

class ChecklistDesk final : public Desk {
    Q_OBJECT

public:
    explicit ChecklistDesk(const DeskParts &parts);
    ~ChecklistDesk() override;

    void setSession(Session *session) override;
    void selectionChanged(CalloutId id) override;
    void boardChanged(const BoardChanges &changes) override;

private:
    struct FileRead {
        QByteArray json;
        QString problem; ///< empty = it could be read
    };

    void buildSection();
    void connectSettings();
    void readFile();
    void useFile(const QString &path, const FileRead &file);
    void restore();
    void show();
    void tick(const QString &step, bool done);
    void store(CalloutId id);
    void follow(const BoardEntry &entry);
    [[nodiscard]] QList<ChecklistStep> steps(const BoardEntry &entry) const;
    [[nodiscard]] QStringList openSteps(const BoardEntry &entry) const;
    [[nodiscard]] bool mayClear(CalloutId id);
    void ask(CalloutId id, const QStringList &steps);
    void clearAnyway(CalloutId id, const QString &reason);
    [[nodiscard]] QString language() const;
    [[nodiscard]] QString phoneWords(const QString &name) const;
    [[nodiscard]] QString memoryKey(CalloutId id) const;
    void log(CalloutId id, const QString &text);

    const DeskParts m_parts;
    Checklists m_lists = Checklists::builtIn();
    ChecklistTicks m_ticks;
    QHash<int, QString> m_typeCodes;
    QPointer<Session> m_session;
    QString m_profile;
    CalloutId m_selected = 0;
    CalloutId m_overridden = 0; ///< cleared now although steps are open
    FoldSection *m_section = nullptr;
    ChecklistPanel *m_panel = nullptr;
    QPointer<OpenStepsDialog> m_ask;
};

} // namespace console
