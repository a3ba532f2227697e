// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rate a closed callout's response: overall, aspect by aspect, and in words. AURA takes it in
// steps, so a half-stored rating is told as such and only what is left is sent again.
#pragma once

#include "domain/lookups.h"
#include "domain/requests.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/dialogs/dialogparts.h"

class QCheckBox;

namespace console {

class AspectList;
class FormRow;
class SegmentedButtons;

class RatingDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    static constexpr int longestDetails = 1000;

    RatingDialog(const Theme &theme, const CalloutHead &head, QWidget *parent = nullptr);
    ~RatingDialog() override { hide(); } // while its parts can still speak to it

    /// May arrive later; an empty list means that AURA has no aspects.
    void setItems(const QList<RatingItem> &items);
    void setItemsFailed(const QString &sentence);

    /// After submitted(): "Rating accepted. Sending aspect 2 of 3." for done = 1, total = 3.
    void setProgress(int done, int total);
    /// Without an error all of it was accepted: announces that and closes. With one, nothing was.
    void finish(const QString &error = {});
    [[nodiscard]] CalloutId calloutId() const { return m_head.id; }
    /// Ends being busy after the overall rating and these aspects were accepted. They are locked;
    /// the next submitted() holds the same overall rating and only the other aspects.
    void showPartial(const QList<qint64> &accepted, const QString &sentence);
    [[nodiscard]] bool isOverallAccepted() const { return m_overallAccepted; }

signals:
    /// The dialog is busy then: answer with finish() or showPartial().
    void submitted(const console::RatingRequest &request);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildFields();
    void submit();
    void count();
    void tellSteps();
    [[nodiscard]] RatingRequest request() const;

    const CalloutHead m_head;
    SegmentedButtons *m_overall = nullptr;
    FormRow *m_overallRow = nullptr;
    AspectList *m_aspects = nullptr;
    FormRow *m_aspectsRow = nullptr;
    TextBox *m_details = nullptr;
    FormRow *m_detailsRow = nullptr;
    QCheckBox *m_contact = nullptr;
    NoteBox *m_steps = nullptr;
    KeyButton *m_submit = nullptr;
    RatingRequest m_sent;
    bool m_overallAccepted = false;
};

} // namespace console
