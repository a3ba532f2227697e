// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tabs that always say how many callouts stand behind them.
#pragma once

#include <QList>
#include <QTabBar>

namespace console {

class Theme;

class CountTabBar final : public QTabBar {
    Q_OBJECT

public:
    explicit CountTabBar(const Theme &theme, QWidget *parent = nullptr);

    /// `shortText` stands in when there is not room for all.
    void addCountTab(const QString &text, const QString &shortText);
    void setCount(int tab, int count);
    [[nodiscard]] int count(int tab) const { return m_tabs.at(tab).count; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Tab {
        QString text;
        QString shortText;
        int count = 0;
    };
    void refit(bool force);
    void describe(int tab);
    [[nodiscard]] int tabWidth(int tab, bool brief) const;
    [[nodiscard]] int chipWidth(int tab) const;
    [[nodiscard]] QFont labelFont(bool current) const;
    void paintTab(QPainter &painter, int tab);

    const Theme &m_theme;
    QList<Tab> m_tabs;
    bool m_brief = false;
};

} // namespace console
