// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowhead.h"

#include "ui/shell/actionregistry.h"
#include "ui/shell/bannerbar.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Hatched, so that it is seen without colour and cannot be taken for anything else.
class SandboxStrip final : public QWidget {
public:
    SandboxStrip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
    {
        setObjectName(u"sandboxStrip"_s);
        setAccessibleName(WindowHead::tr("Sandbox: nothing here is real"));
        setFixedHeight(20);
        setVisible(false);
        connect(&theme, &Theme::changed, this, [this] { update(); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color("chipFill"_L1));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color("lineControl"_L1), 4));
        for (int x = -height(); x < width() + height(); x += 14)
            painter.drawLine(x, height() + 2, x + height() + 4, -2);
        QFont face = m_theme.font("header"_L1);
        face.setWeight(QFont::Bold);
        face.setLetterSpacing(QFont::AbsoluteSpacing, 1);
        const QString words = WindowHead::tr("SANDBOX · nothing here is real");
        const int wide = QFontMetrics(face).horizontalAdvance(words) + 24;
        painter.fillRect(QRect((width() - wide) / 2, 0, wide, height()),
                         m_theme.color("chipFill"_L1));
        painter.setFont(face);
        painter.setPen(m_theme.color("chipOnFill"_L1));
        // Lower than the middle: the window's flashing edge covers the top.
        painter.drawText(rect().adjusted(0, 5, 0, 0), Qt::AlignCenter, words);
    }

private:
    const Theme &m_theme;
};

} // namespace

WindowHead::WindowHead(const Theme &theme, const ActionRegistry &actions,
                       const CalloutTableModel &model, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_sandbox(new SandboxStrip(theme, this)),
      m_menus(new QMenuBar(this)),
      m_banners(new BannerBar(theme, model,
                              {.takeNext = actions.action("callout.takeNext"_L1),
                               .tryNow = actions.action("view.readAgain"_L1),
                               .withoutSound = actions.action("sound.screenOnly"_L1)},
                              this))
{
    setObjectName(u"windowHead"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildMenus(actions);
    column->addWidget(m_sandbox);
    column->addWidget(m_menus);
    column->addWidget(buildCommandBar(actions));
    column->addWidget(m_banners);
}

void WindowHead::buildMenus(const ActionRegistry &actions)
{
    m_menus->setObjectName(u"menuBar"_s);
    m_menus->setNativeMenuBar(false);
    using Group = ActionRegistry::Group;
    for (const Group group : {Group::Shift, Group::Callout, Group::Queue, Group::Messages,
                              Group::Map, Group::View, Group::Tools, Group::Help}) {
        auto *menu = m_menus->addMenu(u'&' + ActionRegistry::groupName(group));
        menu->setObjectName(u"menu.%1"_s.arg(int(group)));
        menu->setToolTipsVisible(true);
        for (auto *action : actions.actions(group)) {
            const QString id = action->objectName();
            if (id.startsWith("view.layout"_L1)) {
                addLayout(menu, action);
                continue;
            }
            // What ends or reveals something stands apart.
            if (id == "shift.quit"_L1 || id == "callout.cancelVerified"_L1
                || id == "callout.clear"_L1 || id == "callout.cancelUnconditional"_L1
                || id == "view.nextPane"_L1 || id == "view.paneLog"_L1 || id == "help.about"_L1)
                menu->addSeparator();
            menu->addAction(action);
        }
    }
    m_profile = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, m_menus);
    m_profile->setObjectName(u"profileName"_s);
    m_profile->setContentsMargins(0, 0, 14, 0);
    m_profile->setAlignment(Qt::AlignVCenter | Qt::AlignRight);
    m_profile->setMinimumHeight(m_theme.metric("menuBar"_L1));
    m_menus->setCornerWidget(m_profile, Qt::TopRightCorner);
}

/// Layouts have a menu of their own, inside of `menu`.
void WindowHead::addLayout(QMenu *menu, QAction *action)
{
    auto *layouts = menu->findChild<QMenu *>(u"menu.layouts"_s, Qt::FindDirectChildrenOnly);
    if (!layouts) {
        layouts = menu->addMenu(tr("La&youts"));
        layouts->setObjectName(u"menu.layouts"_s);
        layouts->setToolTipsVisible(true);
    }
    layouts->addAction(action);
}

QMenu *WindowHead::menu(ActionRegistry::Group group) const
{
    return m_menus->findChild<QMenu *>(u"menu.%1"_s.arg(int(group)));
}

QWidget *WindowHead::buildCommandBar(const ActionRegistry &actions)
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"commandBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(m_theme.metric("commandBar"_L1));
    connect(&m_theme, &Theme::changed, bar,
            [this, bar] { bar->setFixedHeight(m_theme.metric("commandBar"_L1)); });
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 0, 12, 0);
    row->setSpacing(6);
    const auto add = [&](QLatin1StringView id) {
        auto *button = new KeyButton(m_theme, actions.action(id), bar);
        button->setObjectName(u"commandBar."_s + id);
        row->addWidget(button);
        return button;
    };
    add("callout.takeNext"_L1);
    m_raise = add("callout.raise"_L1);
    row->addStretch(1);
    auto *theme = add("view.theme"_L1);
    theme->setWordless(true);
    theme->setHintShown(false);
    theme->setBare(true);
    auto *help = add("help.keys"_L1);
    help->setWordless(true);
    help->setBare(true);
    return bar;
}

void WindowHead::setProfile(const QString &name, bool sandbox)
{
    m_profile->setText(name);
    m_menus->setCornerWidget(m_profile, Qt::TopRightCorner); // measures the new name
    m_sandbox->setVisible(sandbox);
}

void WindowHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_raise->setWordless(width() < 1400);
}

} // namespace console
