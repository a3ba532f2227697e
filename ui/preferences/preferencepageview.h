// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One page of the preferences: a title and its settings, one of which may be marked because the
// search found it.
#pragma once

#include "ui/preferences/preferencefield.h"

#include <QWidget>

class QVBoxLayout;

namespace console {

class PreferencePageView final : public QWidget {
    Q_OBJECT

public:
    PreferencePageView(const Theme &theme, PreferencePage page, const QList<PreferenceSpec> &rows,
                       const PreferenceValues &standards, const QStringList &devices,
                       QWidget *parent);

    [[nodiscard]] const QList<PreferenceField *> &fields() const { return m_fields; }
    /// Below the settings.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// A sentence and a button that does something; its name is "preferences." + `spec.name`.
    KeyButton *addDeed(const PreferenceSpec &spec);
    /// Null takes the mark away.
    void mark(const QWidget *field);

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect markedArea() const;

    const Theme &m_theme;
    QVBoxLayout *m_column = nullptr;
    QList<PreferenceField *> m_fields;
    const QWidget *m_marked = nullptr; ///< a field or button of this page, or a part of one
};

} // namespace console
