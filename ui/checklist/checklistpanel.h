// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps that belong to a callout, to be ticked with a key or the mouse: the body of the detail
// pane's Checklist section. Takes rows, gives wishes; what is ticked is decided elsewhere.
#pragma once

#include <QList>
#include <QWidget>

namespace console {

class StepBox;
class Theme;
class ThemedLabel;

struct ChecklistRow {
    QString id;
    QString text;
    QString phone; ///< whom to call, with the number where the phone list has it; may be empty
    QString doneBy; ///< "Op 07, 14:28"; empty = not done
    bool required = false;

    [[nodiscard]] bool isDone() const { return !doneBy.isEmpty(); }
    friend bool operator==(const ChecklistRow &, const ChecklistRow &) = default;
};

class ChecklistPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ChecklistPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Boxes whose ids stay keep their place and the focus.
    void setRows(const QList<ChecklistRow> &rows);
    /// Tab comes from there to the first box; the boxes are made later than what stands below.
    void setTabAfter(QWidget *widget);
    /// "2 of 4 required steps done".
    [[nodiscard]] QString summary() const;
    /// The first one that is not done, else the first; null when there are none.
    [[nodiscard]] QWidget *firstOpen() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void ticked(const QString &id, bool done);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Gives the height; moves the boxes when `move`.
    int arrange(int width, bool move) const;
    void makeBoxes();
    void orderTabs();

    const Theme &m_theme;
    QList<ChecklistRow> m_rows;
    QList<StepBox *> m_boxes;
    ThemedLabel *m_empty = nullptr;
    QWidget *m_tabAfter = nullptr;
};

} // namespace console
