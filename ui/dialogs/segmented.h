// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A choice of a few, side by side: one pressed at most. Arrow keys move inside, Tab leaves it.
#pragma once

#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace console {

class Theme;

/// One segment, or a toggle of its own.
class SegmentButton final : public QAbstractButton {
    Q_OBJECT

public:
    SegmentButton(const Theme &theme, const QString &text, QWidget *parent);

    void setSecondLine(const QString &text);
    /// An icon of the tokens; empty for none.
    void setIconId(const QByteArray &id);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont wordsFont(bool strong) const;

    const Theme &m_theme;
    QString m_second;
    QByteArray m_iconId;
};

class SegmentedButtons final : public QWidget {
    Q_OBJECT

public:
    static constexpr int none = -1;
    struct Segment {
        int id = 0; ///< >= 0
        QString text;
        QString second; ///< a smaller line below; may be empty
        QByteArray icon; ///< of the tokens; may be empty
    };

    /// The children are named `objectName`.id.
    SegmentedButtons(const Theme &theme, const QString &objectName, QWidget *parent);

    /// In rows of at most `columns`. Keeps the choice where it still exists.
    void setSegments(const QList<Segment> &segments, int columns = 5);
    [[nodiscard]] int current() const;
    [[nodiscard]] QString currentText() const;
    void setCurrent(int id); ///< `none` clears it
    [[nodiscard]] SegmentButton *button(int id) const;
    /// All segments as wide as the room allows, instead of as their words need.
    void setStretched(bool stretched);

signals:
    void currentChanged(int id);

protected:
    void changeEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    QGridLayout *m_layout = nullptr;
    QButtonGroup *m_group = nullptr;
};

} // namespace console
