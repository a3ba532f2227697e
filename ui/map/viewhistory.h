// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The views one came from, so that one can go back after looking elsewhere.
#pragma once

#include <QList>
#include <QPointF>

#include <optional>

namespace console {

class ViewHistory final {
public:
    static constexpr qsizetype kMost = 50;

    struct View {
        QPointF centre; ///< in mercator coordinates
        double zoom = 0;

        friend bool operator==(const View &, const View &) = default;
    };

    /// The view that is about to be left.
    void leave(const View &view)
    {
        if (!m_views.isEmpty() && m_views.constLast() == view)
            return;
        if (m_views.size() == kMost)
            m_views.removeFirst();
        m_views.append(view);
    }
    /// The newest one that is not where one is; it is forgotten with that.
    [[nodiscard]] std::optional<View> back(const View &now)
    {
        while (!m_views.isEmpty()) {
            const View last = m_views.takeLast();
            if (last != now)
                return last;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool isEmpty() const { return m_views.isEmpty(); }

private:
    QList<View> m_views;
};

} // namespace console
