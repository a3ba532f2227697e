// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdesk.h"

#include "domain/deskmemory.h"
#include "journal/settings.h"
#include "models/callouttablemodel.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/layoutdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/screenrescue.h"
#include "ui/shell/windowcentre.h"
#include "ui/shell/windowdocks.h"
#include "ui/shell/windowpanes.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array ids{"view.layout1"_L1, "view.layout2"_L1, "view.layout3"_L1,
                         "view.layout4"_L1, "view.layout5"_L1, "view.layout6"_L1,
                         "view.layout7"_L1, "view.layout8"_L1, "view.layout9"_L1};
constexpr auto storedAfter = 3s;

QString kind()
{
    return u"window"_s;
}

QString workKey()
{
    return u"work"_s;
}

} // namespace

WindowDesk::WindowDesk(const DeskParts &parts)
    : m_parts(parts), m_docks(parts.window.docks()), m_centre(*parts.window.panes().centre())
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &WindowDesk::store);
    connectLayouts();
    connectMap();
    connectScreens();
    if (m_parts.unattended)
        return;
    m_parts.window.installEventFilter(this);
    for (auto *dock : {m_docks.queue(), m_docks.log(), m_docks.detail(), m_docks.messages()}) {
        dock->installEventFilter(this);
        connect(dock, &QDockWidget::topLevelChanged, this, &WindowDesk::noteChange);
        connect(dock, &QDockWidget::dockLocationChanged, this, &WindowDesk::noteChange);
        connect(dock, &QDockWidget::visibilityChanged, this, &WindowDesk::noteChange);
    }
    restoreWork();
}

WindowDesk::~WindowDesk()
{
    if (m_soon.isActive())
        store();
}

void WindowDesk::connectLayouts()
{
    ActionRegistry &actions = m_parts.window.actions();
    for (qsizetype i = 0; i < qsizetype(ids.size()); ++i) {
        auto *action = actions.action(ids[std::size_t(i)]);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, i] { use(i); });
    }
    const auto add = [&](QLatin1StringView id, void (WindowDesk::*act)()) {
        connect(actions.action(id), &QAction::triggered, this, act);
    };
    add("view.layoutSave"_L1, &WindowDesk::askForName);
    add("view.layoutDelete"_L1, &WindowDesk::forgetCurrent);
    add("view.layoutReset"_L1, &WindowDesk::reset);
    connect(&m_parts.settings, &Settings::changed, this, [this](SettingKey key) {
        if (key == SettingKey::Layouts || key == SettingKey::CurrentLayout)
            showLayouts();
    });
    showLayouts();
}

void WindowDesk::connectScreens()
{
    m_back.setSingleShot(true);
    connect(&m_back, &QTimer::timeout, this, &WindowDesk::bringBack);
    for (auto *screen : QGuiApplication::screens())
        followScreen(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, &WindowDesk::followScreen);
    connect(qApp, &QGuiApplication::screenRemoved, this, [this] { m_back.start(500ms); });
    connect(qApp, &QGuiApplication::primaryScreenChanged, this, [this] { m_back.start(500ms); });
    m_back.start(500ms); // once the window manager has placed what is shown first
}

void WindowDesk::followScreen(QScreen *screen)
{
    connect(screen, &QScreen::availableGeometryChanged, this, [this] { m_back.start(500ms); });
    m_back.start(500ms);
}

void WindowDesk::bringBack()
{
    ScreenRescue::rescue(&m_parts.window);
    if (m_centre.mapWindow())
        ScreenRescue::rescue(m_centre.mapWindow());
    m_docks.bringBack();
}

void WindowDesk::connectMap()
{
    connect(&m_centre, &WindowCentre::mapApartChanged, this, [this](bool apart) {
        if (apart)
            m_centre.mapWindow()->installEventFilter(this);
        if (m_parts.unattended)
            return;
        if (apart)
            noteChange();
        else
            m_parts.settings.reset(SettingKey::MapWindow);
    });
    const QByteArray place = m_parts.settings.bytes(SettingKey::MapWindow);
    if (place.isEmpty() || m_parts.unattended)
        return;
    // Over the main window, so after it.
    QTimer::singleShot(0, this, [this, place] {
        if (!m_parts.window.isVisible())
            return;
        m_centre.setMapApart(true);
        m_centre.mapWindow()->restoreGeometry(place);
        m_parts.window.activateWindow();
        bringBack();
    });
}

void WindowDesk::restoreWork()
{
    m_parts.memory.recall(kind(), this, [this](const DeskMemory::Values &values) {
        const QJsonObject work = values.value(workKey());
        const int tab = work["tab"_L1].toInt();
        if (tab > 0 && tab <= int(QueueTab::Older))
            m_parts.window.panes().queue()->setTab(QueueTab(tab));
        m_wanted = work["selected"_L1].toInteger();
        boardChanged({});
    });
    connect(m_parts.window.panes().queue(), &QueuePane::tabChanged, this, &WindowDesk::noteChange);
}

void WindowDesk::selectionChanged(CalloutId id)
{
    if (m_parts.unattended)
        return;
    if (id)
        m_wanted = 0;
    noteChange();
}

void WindowDesk::boardChanged(const BoardChanges &)
{
    if (!m_wanted || m_parts.window.selected() || !m_parts.table.entry(m_wanted))
        return;
    const CalloutId id = std::exchange(m_wanted, 0);
    m_parts.window.selectCallout(id);
}

bool WindowDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize
        || event->type() == QEvent::WindowStateChange)
        noteChange();
    return Desk::eventFilter(watched, event);
}

void WindowDesk::noteChange()
{
    if (!m_soon.isActive() && !m_parts.unattended)
        m_soon.start(storedAfter);
}

void WindowDesk::store()
{
    m_soon.stop();
    MainWindow &window = m_parts.window;
    if (window.isVisible()) {
        m_parts.settings.set(SettingKey::WindowGeometry, window.saveGeometry());
        if (!m_docks.isAside()) // what a report pushed aside is no layout
            m_parts.settings.set(SettingKey::WindowState, m_docks.state());
        if (m_centre.mapWindow())
            m_parts.settings.set(SettingKey::MapWindow, m_centre.mapWindow()->saveGeometry());
    }
    m_parts.memory.remember(kind(), workKey(),
                            {{u"tab"_s, int(window.panes().queue()->tab())},
                             {u"selected"_s, m_wanted ? m_wanted : window.selected()}});
}

QList<WindowDesk::Layout> WindowDesk::layouts() const
{
    QList<Layout> all;
    const auto json = QJsonDocument::fromJson(m_parts.settings.text(SettingKey::Layouts).toUtf8());
    for (const QJsonValue &value : json.array()) {
        const Layout layout{value["name"_L1].toString(),
                            QByteArray::fromBase64(value["state"_L1].toString().toLatin1())};
        if (!layout.name.isEmpty() && !layout.state.isEmpty() && all.size() < qsizetype(ids.size()))
            all << layout;
    }
    return all;
}

void WindowDesk::keep(const QList<Layout> &layouts)
{
    QJsonArray json;
    for (const Layout &layout : layouts)
        json << QJsonObject{{u"name"_s, layout.name},
                            {u"state"_s, QString::fromLatin1(layout.state.toBase64())}};
    m_parts.settings.set(SettingKey::Layouts,
                         QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

void WindowDesk::showLayouts()
{
    ActionRegistry &actions = m_parts.window.actions();
    const QList<Layout> all = layouts();
    const QString current = m_parts.settings.text(SettingKey::CurrentLayout);
    bool isKept = false;
    for (qsizetype i = 0; i < qsizetype(ids.size()); ++i) {
        auto *action = actions.action(ids[std::size_t(i)]);
        const bool exists = i < all.size();
        const QString name = exists ? all.at(i).name : QString();
        action->setVisible(exists);
        action->setText(u"&%1 %2"_s.arg(i + 1).arg(QString(name).replace(u'&', u"&&"_s)));
        action->setChecked(exists && name == current);
        isKept |= action->isChecked();
    }
    actions.setDisabledReason("view.layoutDelete"_L1,
                              isKept ? QString() : tr("The layout in use has no name."));
    actions.setDisabledReason("view.layoutSave"_L1,
                              all.size() < qsizetype(ids.size()) || isKept
                                  ? QString()
                                  : tr("There are nine layouts already. Delete one first."));
}

void WindowDesk::use(qsizetype index)
{
    const QList<Layout> all = layouts();
    if (index >= all.size())
        return;
    m_centre.showMap();
    const Layout &layout = all.at(index);
    if (!m_docks.restore(layout.state)) {
        m_parts.window.showNotice(tr("The layout %1 does not fit this version.").arg(layout.name));
        showLayouts();
        return;
    }
    m_parts.settings.set(SettingKey::CurrentLayout, layout.name);
    showLayouts(); // chosen again, it would lose its mark
    noteChange();
    m_parts.window.showNotice(tr("Layout: %1").arg(layout.name));
}

void WindowDesk::askForName()
{
    if (m_dialog)
        return;
    QStringList names;
    for (const Layout &layout : layouts())
        names << layout.name;
    m_dialog = new LayoutDialog(m_parts.theme, names,
                                m_parts.settings.text(SettingKey::CurrentLayout), &m_parts.window);
    connect(m_dialog, &LayoutDialog::submitted, this, &WindowDesk::save);
    m_dialog->open();
}

void WindowDesk::save(const QString &name)
{
    m_centre.showMap();
    QList<Layout> all = layouts();
    const auto same = std::ranges::find(all, name, &Layout::name);
    if (same != all.end())
        same->state = m_docks.state();
    else if (all.size() < qsizetype(ids.size()))
        all << Layout{name, m_docks.state()};
    else
        return m_parts.window.showNotice(tr("There are nine layouts already. Delete one first."));
    keep(all);
    m_parts.settings.set(SettingKey::CurrentLayout, name);
    m_parts.window.showNotice(tr("Layout saved: %1").arg(name));
}

void WindowDesk::forgetCurrent()
{
    const QString name = m_parts.settings.text(SettingKey::CurrentLayout);
    QList<Layout> all = layouts();
    all.removeIf([&name](const Layout &layout) { return layout.name == name; });
    keep(all);
    m_parts.settings.reset(SettingKey::CurrentLayout);
    m_parts.window.showNotice(tr("Layout deleted: %1").arg(name));
}

void WindowDesk::reset()
{
    m_centre.showMap();
    m_centre.setMapApart(false);
    m_docks.reset(m_parts.window.size());
    m_parts.settings.reset(SettingKey::CurrentLayout);
    noteChange();
    m_parts.window.showNotice(tr("Standard layout"));
}

} // namespace console
