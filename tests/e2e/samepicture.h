// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window as somebody sees it, without the clocks: two desks that did the same at other times give
// equal pictures and equal words.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QWidget>

namespace e2e {

using namespace Qt::StringLiterals;

/// Times of day, spans and ages become "#".
inline QString withoutClocks(const QString &text)
{
    static const QRegularExpression clock(u"[+\\x{2212}-]\\d+\\.\\d+ "
                                          u"?s\\b|\\d\\d\\d\\d-\\d\\d-\\d\\d|\\d{1,2}:\\d\\d(:"
                                          u"\\d\\d)?(\\.\\d+)?|\\d+(\\.\\d+)? ?(ms|s|min)\\b|"
                                          "\\d+ (seconds?|minutes?)"_s);
    QString plain = text;
    return plain.replace(clock, u"#"_s).replace(QRegularExpression(u"#( #)+"_s), u"#"_s);
}

struct Seen {
    QImage picture; ///< clocks painted over
    QStringList words;
    double masked = 0; ///< share of the pixels
};

class Looker final {
public:
    explicit Looker(QWidget *window) : m_window(window)
    {
        // The sandbox's own mark is drawn anew for each window, its edges a shade different.
        QList<QWidget *> marks;
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            const bool isMark =
                qstrcmp(widget->metaObject()->className(), "console::SandboxOverlay") == 0;
            if (isMark && widget->isVisible())
                marks += widget;
        }
        for (QWidget *mark : marks)
            mark->hide();
        m_seen.picture = window->grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (QWidget *mark : marks)
            mark->show();
        m_covered = QRegion();
        look(window);
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if (widget->isVisibleTo(window) && widget->window() == window)
                look(widget);
        }
        QPainter painter(&m_seen.picture);
        for (const QRect &rect : m_covered)
            painter.fillRect(rect, Qt::magenta);
        double area = 0;
        for (const QRect &rect : m_covered &QRect(QPoint(), window->size()))
            area += double(rect.width()) * rect.height();
        m_seen.masked = area / (double(window->width()) * window->height());
    }
    [[nodiscard]] const Seen &seen() const { return m_seen; }

private:
    void cover(const QWidget *widget, const QRect &rect)
    {
        m_covered += QRect(widget->mapTo(m_window, rect.topLeft()), rect.size())
                     & QRect(widget->mapTo(m_window, QPoint()), widget->size());
    }
    void look(QWidget *widget)
    {
        const QByteArray name = widget->metaObject()->className();
        QStringList texts{widget->accessibleName(), widget->accessibleDescription(),
                          widget->toolTip(), widget->property("text").toString()};
        if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
            lookAtCells(view);
            return;
        }
        const QString text = texts.join(u'|');
        const QString plain = withoutClocks(text);
        m_seen.words += QString::fromLatin1(name) + u' ' + widget->objectName() + u": "_s + plain;
        // These paint their clocks themselves; their words are compared by whoever asks.
        static const QList<QByteArray> painted{"console::DetailHeader", "console::StageTrack",
                                               "console::TickLabel",    "console::StatusItem",
                                               "console::FoldHeader",   "console::DockTitle"};
        if (plain != text || painted.contains(name))
            cover(widget, widget->rect());
    }
    void lookAtCells(QAbstractItemView *view)
    {
        if (qobject_cast<QHeaderView *>(view) || !view->model())
            return;
        const auto *model = view->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex cell = model->index(row, column);
                const QRect rect = view->visualRect(cell);
                if (!rect.isValid() || !view->viewport()->rect().intersects(rect))
                    continue;
                const QString text =
                    cell.data().toString() + u'|' + cell.data(Qt::AccessibleTextRole).toString();
                const QString plain = withoutClocks(text);
                m_seen.words += view->objectName() + u": "_s + plain;
                if (withoutClocks(cell.data().toString()) != cell.data().toString())
                    cover(view->viewport(), rect);
                // A message begins with its time; the owner has the data's age below.
                if (view->inherits("QListView"))
                    cover(view->viewport(), QRect(rect.topLeft(), QSize(70, rect.height())));
                else if (cell.data().toString() == "You"_L1)
                    cover(view->viewport(), rect);
            }
        }
    }

    QWidget *m_window;
    QRegion m_covered;
    Seen m_seen;
};

/// Where two pictures differ; null when nowhere.
inline QRect difference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return QRect(QPoint(), a.size());
    QRect where;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y))
                where |= QRect(x, y, 1, 1);
        }
    }
    return where;
}

} // namespace e2e
