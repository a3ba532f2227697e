// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/bannerstrip.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

struct BannerStrip::Look {
    QLatin1StringView ground, edge, head, ink, second;
    QLatin1StringView buttonFill, buttonInk;
    bool lines = false; ///< a coloured line above and below: a pale ground alone is too quiet
};

BannerStrip::BannerStrip(const Theme &theme, const QString &objectName, QAction *action,
                         QWidget *parent)
    : QFrame(parent), m_theme(theme), m_button(new KeyButton(theme, action, this))
{
    setObjectName(objectName);
    m_button->setObjectName(objectName + u".button"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        placeButton();
        update();
    });
    dressButton();
}

BannerStrip::Look BannerStrip::look() const
{
    switch (m_words.level) {
    case Level::New:
        return {"alarmTint"_L1,     "alarmSymbol"_L1, "alarmText"_L1,   "text"_L1,
                "textSecondary"_L1, "alarmFill"_L1,   "alarmOnFill"_L1, true};
    case Level::Amber:
        return {"warnFill"_L1,   "warnOnFill"_L1, "warnOnFill"_L1, "warnOnFill"_L1,
                "warnOnFill"_L1, "warnOnFill"_L1, "warnFill"_L1};
    case Level::Red:
        return {"alarmFill"_L1,   "alarmOnFill"_L1, "alarmOnFill"_L1, "alarmOnFill"_L1,
                "alarmOnFill"_L1, "alarmOnFill"_L1, "alarmFill"_L1};
    case Level::Link:
    case Level::Sound:
        return {"techFill"_L1,   "techFill"_L1,   "techOnFill"_L1, "techOnFill"_L1,
                "techOnFill"_L1, "techOnFill"_L1, "techFill"_L1};
    case Level::Back: break;
    }
    return {"techTint"_L1,      "techSymbol"_L1, "techText"_L1,   "text"_L1,
            "textSecondary"_L1, "techFill"_L1,   "techOnFill"_L1, true};
}

void BannerStrip::dressButton()
{
    const Look now = look();
    m_button->setFill(now.buttonFill, now.buttonInk);
    m_button->setVisible(m_words.level != Level::Back);
}

void BannerStrip::setWords(const Words &words)
{
    if (m_words == words)
        return;
    const bool dress = m_words.level != words.level;
    if (m_words.head != words.head || m_words.strong != words.strong
        || m_words.summary != words.summary)
        setAccessibleName(QStringList{words.head, words.strong, words.summary, words.tail}
                              .join(u' ')
                              .simplified());
    m_words = words;
    if (dress)
        dressButton();
    placeButton(); // its words may have changed with the counts
    update();
}

QSize BannerStrip::sizeHint() const
{
    return {m_theme.scaled(600), m_theme.metric("banner"_L1)};
}

void BannerStrip::placeButton()
{
    const QSize size = m_button->sizeHint();
    m_button->setGeometry(width() - size.width() - 12, (height() - size.height()) / 2, size.width(),
                          size.height());
}

void BannerStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeButton();
}

int BannerStrip::paintGround(QPainter &painter, const Look &now) const
{
    painter.fillRect(rect(), m_theme.color(now.ground));
    if (now.lines) {
        painter.setPen(m_theme.color(now.edge));
        painter.drawLine(QPointF(0, .5), QPointF(width(), .5));
        painter.drawLine(QPointF(0, height() - .5), QPointF(width(), height() - .5));
    }
    painter.fillRect(0, 0, 6, height(), m_theme.color(now.edge));
    constexpr int left = 20;
    const int side = m_theme.scaled(24);
    QLatin1StringView icon = "warn"_L1;
    if (m_words.level == Level::Link)
        icon = "unlink"_L1;
    else if (m_words.level == Level::Back)
        icon = "link"_L1;
    else if (m_words.level == Level::Sound)
        icon = "silence"_L1;
    const QPixmap symbol =
        m_words.level == Level::New
            ? m_theme.glyph("new"_L1, side, devicePixelRatioF())
            : m_theme.iconPixmap(icon, side, m_theme.color(now.head), devicePixelRatioF());
    painter.drawPixmap(left, (height() - side) / 2, symbol);
    return left + side + 14;
}

int BannerStrip::paintNote(QPainter &painter, const Look &now, int right, int needed) const
{
    const QFont small = m_theme.font("chrome"_L1);
    const int wide = QFontMetrics(small).horizontalAdvance(m_words.note);
    // Where both do not fit, the note gives way, not the sentence.
    if (!m_words.noteAtButton || needed > right - wide - 20)
        return right;
    painter.setFont(small);
    painter.setPen(m_theme.color(now.second));
    painter.drawText(QRect(right - wide, 0, wide + 2, height()), Qt::AlignVCenter, m_words.note);
    return right - wide - 20;
}

void BannerStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look now = look();
    int x = paintGround(painter, now);
    QFont head = m_theme.font("state"_L1);
    head.setWeight(QFont::Bold);
    const QFont clock = m_theme.font("bannerClock"_L1);
    const QFont strong = m_theme.font("rowStrong"_L1);
    const QFont plain = m_theme.font("banner"_L1);
    const int blank = QFontMetrics(plain).horizontalAdvance(u' ');
    struct Part {
        QString text;
        QFont font;
        QLatin1StringView ink;
        int gap;
    };
    QList<Part> parts{{m_words.head, head, now.head, 14},
                      {m_words.clock, clock, now.ink, 14},
                      {m_words.strong, strong, now.ink, blank},
                      {m_words.summary, plain, now.ink, m_words.tail.isEmpty() ? 18 : blank},
                      {m_words.tail, strong, now.ink, 18}};
    int needed = x;
    for (const Part &part : parts)
        needed += QFontMetrics(part.font).horizontalAdvance(part.text) + part.gap;
    int right = m_button->isVisibleTo(this) ? m_button->x() - 14 : width() - 12;
    right = paintNote(painter, now, right, needed);
    if (!m_words.noteAtButton)
        parts << Part{m_words.note, m_theme.font("chrome"_L1), now.second, 0};
    for (const Part &part : parts) {
        if (part.text.isEmpty() || x >= right)
            continue;
        const QFontMetrics metrics(part.font);
        const QString shown = metrics.elidedText(part.text, Qt::ElideRight, right - x);
        painter.setFont(part.font);
        painter.setPen(m_theme.color(part.ink));
        const int wide = metrics.horizontalAdvance(shown);
        painter.drawText(QRect(x, 0, wide + 2, height()), Qt::AlignVCenter, shown);
        x += wide + part.gap;
    }
}

} // namespace console
