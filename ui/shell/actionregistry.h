// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every command of the window as a QAction with a stable id: menus, buttons, keys, tool tips and
// the cheat sheet all come from here, so that they cannot disagree.
#pragma once

#include <QHash>
#include <QObject>

class QAction;

namespace console {

class Theme;

class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    /// Where a command stands in menus and in the cheat sheet.
    enum class Group : quint8 { Shift, Callout, Queue, Messages, Map, View, Tools, Help };

    explicit ActionRegistry(const Theme &theme, QObject *parent = nullptr);

    /// Null for an id that does not exist, which is a defect: it asserts.
    [[nodiscard]] QAction *action(QLatin1StringView id) const;
    [[nodiscard]] QList<QAction *> actions() const { return m_order; }
    [[nodiscard]] QList<QAction *> actions(Group group) const;
    [[nodiscard]] static QString groupName(Group group);

    /// A sentence disables the command and becomes its tool tip and status tip; an empty one
    /// enables it.
    void setDisabledReason(QLatin1StringView id, const QString &sentence);
    [[nodiscard]] QString disabledReason(QLatin1StringView id) const;
    /// The short words on buttons, for example "Take next (2)".
    void setButtonText(QLatin1StringView id, const QString &text);
    /// The keys for people, for example "N, F2" or "X V".
    [[nodiscard]] static QString keysText(const QAction *action);
    /// Letters and signs that work alone want Alt from now on, or no longer.
    void setLettersWantAlt(bool want);
    [[nodiscard]] bool lettersWantAlt() const { return m_lettersWantAlt; }

private:
    struct Spec;
    [[nodiscard]] static QList<Spec> specs();
    [[nodiscard]] static QList<Spec> calloutSpecs();
    [[nodiscard]] static QList<Spec> queueSpecs();
    [[nodiscard]] static QList<Spec> viewSpecs();
    [[nodiscard]] static QList<Spec> windowSpecs();
    [[nodiscard]] static QList<Spec> otherSpecs();
    void add(const Spec &spec);
    void refreshIcons();
    void describe(QAction *action, const QString &reason);

    const Theme &m_theme;
    QHash<QString, QAction *> m_byId;
    QList<QAction *> m_order;
    QHash<QAction *, QList<QKeySequence>> m_plainKeys; ///< as they are without Alt
    bool m_lettersWantAlt = false;
};

} // namespace console
