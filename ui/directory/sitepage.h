// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The registered sites: a list with a filter, and at the right what AURA gives of the chosen one.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace console {

class DirectoryTable;
class FieldGrid;
class KeyButton;
class NoticeLine;
class SiteFilter;
class SiteModel;
class Theme;
class ThemedLabel;
class TickLabel;

class SitePage final : public QWidget {
    Q_OBJECT

public:
    SitePage(const Theme &theme, std::function<MonoTime()> now, QWidget *parent);

    void showSites(const ApiResult<QList<FixedLocation>> &answer);
    /// As AURA has it now; chooses it.
    void takeSite(const FixedLocation &site, const QString &done);
    void forgetSite(qint64 id, const QString &done);
    void setOffline(bool offline);
    /// Another account: nothing of the one before stays.
    void clear();
    void tick();
    /// Asks for the list, unless it is being read already.
    void readAgain();
    /// Asks for it when it was never read.
    void readFirst();
    void focusField();
    [[nodiscard]] const QList<FixedLocation> &sites() const;
    void chooseSite(qint64 id);

signals:
    void sitesWanted();
    /// With id 0: a new one.
    void siteAsked(const console::FixedLocation &site);
    void deleteAsked(const console::FixedLocation &site);
    void raiseAsked(const console::FixedLocation &site);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead(QVBoxLayout *column);
    void buildList(QHBoxLayout *row);
    void buildDetail(QHBoxLayout *row);
    void buildButtons(QVBoxLayout *column);
    void changeChosen();
    void fill();
    void refresh();
    void tell();
    [[nodiscard]] QString countText() const;
    [[nodiscard]] const FixedLocation *chosen() const;

    const Theme &m_theme;
    const std::function<MonoTime()> m_now;
    MonoTime m_readAt{};
    bool m_read = false;
    bool m_reading = false;
    bool m_offline = false;
    SiteModel *m_model = nullptr;
    SiteFilter *m_filter = nullptr;
    QLineEdit *m_text = nullptr;
    ThemedLabel *m_count = nullptr;
    TickLabel *m_age = nullptr;
    KeyButton *m_readButton = nullptr;
    KeyButton *m_new = nullptr;
    NoticeLine *m_notice = nullptr;
    DirectoryTable *m_table = nullptr;
    ThemedLabel *m_none = nullptr;
    ThemedLabel *m_title = nullptr;
    QWidget *m_detail = nullptr;
    ThemedLabel *m_choose = nullptr;
    FieldGrid *m_fields = nullptr;
    KeyButton *m_raise = nullptr;
    KeyButton *m_edit = nullptr;
    KeyButton *m_delete = nullptr;
};

} // namespace console
