// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pieces the dialogs are made of, each painted from the tokens and following the theme by
// itself.
#pragma once

#include "domain/boardentry.h"

#include <QFrame>
#include <QPlainTextEdit>

class QLineEdit;

namespace console {

class Theme;
class ThemedLabel;

/// What the head of a dialog says about the callout it is about. Plain text.
struct CalloutHead {
    CalloutId id = 0;
    DisplayState state = DisplayState::Taken;
    QString title; ///< "Panic button, Observatory"
    QString detail; ///< the line below: who, and how far the responder is
    QString unit; ///< "Unit 12"; empty when nobody is on the way
    bool fixedSite = false; ///< at a registered site: no safe code applies there
};

/// From what the board shows. `customerName` and `place` (a suburb) when known.
[[nodiscard]] CalloutHead calloutHead(const BoardEntry &entry, const QString &customerName = {},
                                      const QString &place = {});

/// An icon or state glyph of the tokens.
class IconMark final : public QWidget {
    Q_OBJECT

public:
    enum class Kind : quint8 { Icon, Glyph };
    IconMark(const Theme &theme, Kind kind, const QByteArray &id, int px, QLatin1StringView ink,
             QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const Kind m_kind;
    const QByteArray m_id;
    const int m_px;
    const QByteArray m_ink;
};

/// A box with a ground and a one-pixel border.
class Panel : public QFrame {
    Q_OBJECT

public:
    Panel(const Theme &theme, QLatin1StringView fill, QLatin1StringView line, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const QByteArray m_fill;
    const QByteArray m_line;
};

/// Glyph, number, what and where: which callout this is about.
class HeadBox final : public Panel {
    Q_OBJECT

public:
    HeadBox(const Theme &theme, const CalloutHead &head, QWidget *parent);
};

/// An icon and a few lines. `strong` begins the text in bold; `text` follows it.
class NoteBox final : public Panel {
    Q_OBJECT

public:
    enum class Tone : quint8 { Plain, Alarm };
    NoteBox(const Theme &theme, Tone tone, const QByteArray &icon, QWidget *parent);

    /// "before <strong> after", all plain text.
    void setWords(const QString &before, const QString &strong, const QString &after);

private:
    ThemedLabel *m_label = nullptr;
};

/// A text field of a few lines with the same outline and focus ring as a line edit. Tab leaves it.
class TextBox final : public QPlainTextEdit {
    Q_OBJECT

public:
    TextBox(const Theme &theme, int lines, QWidget *parent);

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fit();

    const Theme &m_theme;
    const int m_lines;
};

/// The height and the inner margin of the design's inputs.
void dressEdit(const Theme &theme, QLineEdit *edit);

/// Writes a sentence and its bold part as rich text out of plain words.
[[nodiscard]] QString withStrong(const QString &before, const QString &strong,
                                 const QString &after);

} // namespace console
