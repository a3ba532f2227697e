// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowcentre.h"

#include "ui/map/mappane.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QAction>
#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr auto ofCallout = "calloutId";
}

WindowCentre::WindowCentre(const Theme &theme, MapPane *map, const QList<QAction *> &actions,
                           QAction *apart, QWidget *parent)
    : QTabWidget(parent), m_theme(theme), m_map(map), m_actions(actions)
{
    setObjectName(u"windowCentre"_s);
    setAccessibleName(tr("Live map and reports"));
    setFocusPolicy(Qt::NoFocus); // its tabs and pages take it
    setDocumentMode(true);
    setTabBarAutoHide(true); // the map alone needs no tab
    tabBar()->setExpanding(false);
    tabBar()->setObjectName(u"centreTabs"_s);
    tabBar()->setAccessibleName(tr("Live map and reports"));
    m_live = new QStackedWidget(this);
    m_live->addWidget(map);
    m_live->addWidget(makeAway(apart));
    addTab(m_live, tr("Live map"));
    auto *hint = new ThemedLabel(theme, "chrome"_L1, "second"_L1, this);
    hint->setText(tr("Esc returns to the live map"));
    hint->setContentsMargins(0, 0, 12, 0);
    hint->setMinimumHeight(tabBar()->sizeHint().height());
    hint->hide();
    setCornerWidget(hint);
    connect(this, &QTabWidget::currentChanged, this, &WindowCentre::followFront);
    const auto dress = [this] { setTabIcon(0, m_theme.icon("pin"_L1)); };
    connect(&theme, &Theme::changed, this, dress);
    dress();
    connect(apart, &QAction::triggered, this, &WindowCentre::setMapApart);
    connect(this, &WindowCentre::mapApartChanged, apart, &QAction::setChecked);
}

WindowCentre::~WindowCentre()
{
    disconnect(this, nullptr, nullptr, nullptr); // pages that go now change what is in front
    if (m_mapWindow)
        m_mapWindow->removeEventFilter(this);
}

QWidget *WindowCentre::makeAway(QAction *apart)
{
    auto *away = new QWidget(m_live);
    away->setObjectName(u"mapAway"_s);
    auto *column = new QVBoxLayout(away);
    auto *words = new ThemedLabel(m_theme, "body"_L1, "second"_L1, away);
    words->setText(tr("The live map is in a window of its own."));
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    auto *back = new KeyButton(m_theme, tr("Bring the map back"), away);
    back->setObjectName(u"mapAway.back"_s);
    back->setKeyHint(keyHintText(apart->shortcut()));
    connect(back, &QPushButton::clicked, this, [this] { setMapApart(false); });
    column->addStretch(1);
    column->addWidget(words);
    column->addWidget(back, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return away;
}

void WindowCentre::followFront()
{
    const bool inFront = isMapInFront();
    if (cornerWidget())
        cornerWidget()->setVisible(!inFront);
    if (std::exchange(m_wasInFront, inFront) != inFront)
        emit mapInFrontChanged(inFront);
}

void WindowCentre::addPage(CalloutId id, QWidget *page, const QString &title)
{
    page->setProperty(ofCallout, id);
    // A page behind the map must not keep the window from being small.
    page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    const int index = addTab(page, m_theme.icon("report"_L1), title);
    auto *close = new KeyButton(m_theme, QString(), tabBar());
    close->setObjectName(u"centre.close%1"_s.arg(id));
    close->setIconId(u"close"_s);
    close->setIconSide(14);
    close->setBare(true);
    close->setAccessibleName(tr("Close: %1").arg(title));
    close->setToolTip(close->accessibleName());
    connect(
        close, &QPushButton::clicked, this, [this, id] { closePage(id); },
        Qt::QueuedConnection); // the button goes with its tab
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    setCurrentIndex(index);
}

void WindowCentre::closePage(CalloutId id)
{
    delete page(id);
}

QWidget *WindowCentre::page(CalloutId id) const
{
    for (int index = 1; index < count(); ++index) {
        if (widget(index)->property(ofCallout).toLongLong() == id)
            return widget(index);
    }
    return nullptr;
}

void WindowCentre::setMapApart(bool apart)
{
    if (apart == isMapApart())
        return;
    if (apart) {
        m_mapWindow = new QWidget(window(), Qt::Window);
        m_mapWindow->setObjectName(u"mapWindow"_s);
        m_mapWindow->setWindowTitle(tr("Live map · Callout Console"));
        m_mapWindow->setWindowIcon(window()->windowIcon());
        m_mapWindow->addActions(m_actions);
        m_mapWindow->installEventFilter(this);
        auto *column = new QVBoxLayout(m_mapWindow);
        column->setContentsMargins({});
        column->addWidget(m_map);
        m_mapWindow->resize(m_map->size().expandedTo({800, 600}));
        m_live->setCurrentIndex(0);
        m_map->show();
        m_mapWindow->show();
    } else {
        QWidget *emptied = m_mapWindow;
        m_mapWindow.clear();
        emptied->removeEventFilter(this);
        m_live->insertWidget(0, m_map);
        m_live->setCurrentIndex(0);
        m_map->show();
        emptied->hide();
        emptied->deleteLater(); // this may be its own closing
    }
    emit mapApartChanged(apart);
}

bool WindowCentre::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_mapWindow && event->type() == QEvent::Close) {
        setMapApart(false);
        event->ignore(); // it goes by itself, without the map
        return true;
    }
    return QTabWidget::eventFilter(watched, event);
}

} // namespace console
