// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A titled part of the detail pane that folds; its header says at the right what matters even when
// folded.
#pragma once

#include <QAbstractButton>

namespace console {

class Theme;

class FoldHeader final : public QAbstractButton {
    Q_OBJECT

public:
    FoldHeader(const Theme &theme, const QString &iconId, const QString &title, QWidget *parent);

    /// May change every second: repaints only.
    void setSummary(const QString &summary);
    [[nodiscard]] QString summary() const { return m_summary; }
    /// An age shown behind the summary; a violet pill, outlined from 2x, solid from 3x the
    /// interval.
    void setAge(const QString &age, int staleness);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_iconId;
    QString m_summary;
    QString m_age;
    int m_staleness = 0;
};

class FoldSection final : public QWidget {
    Q_OBJECT

public:
    FoldSection(const Theme &theme, const QString &objectName, const QString &iconId,
                const QString &title, QWidget *body, QWidget *parent = nullptr);

    [[nodiscard]] FoldHeader *header() const { return m_header; }
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const;

private:
    FoldHeader *m_header = nullptr;
    QWidget *m_body = nullptr;
};

} // namespace console
