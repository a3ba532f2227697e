// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tools as they look, by day and by night. With CONSOLE_UI_PICTURES=folder the pictures are
// kept; without it they must at least not be cut off.
#include "toolfixture.h"
#include "ui/map/mapviewport.h"
#include "ui/maptools/gotobar.h"
#include "ui/maptools/hovercard.h"
#include "ui/maptools/jumpbar.h"
#include "ui/maptools/measuretool.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {

/// A ground like the map's, on which a tool may paint.
class Ground final : public QWidget {
public:
    Ground(const Theme &theme, MapTool *tool) : m_theme(theme), m_tool(tool) { resize(640, 420); }

    MapViewport view;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color("mapLand"_L1));
        if (m_tool)
            m_tool->paint(painter, view);
    }

private:
    const Theme &m_theme;
    MapTool *m_tool;
};

} // namespace

class TestToolPictures final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void goTo();
    void goToSentence();
    void hover();
    void jump();
    void measure();

private:
    void keep(QWidget &what, const QString &name);
    void notCutOff(const QWidget &what);

    Theme m_theme;
    StillClock m_clock;
    ServerClock m_serverClock{m_clock};
    FewPlaces m_places;
};

void TestToolPictures::initTestCase_data()
{
    QTest::addColumn<bool>("night");
    QTest::newRow("day") << false;
    QTest::newRow("night") << true;
}

void TestToolPictures::init()
{
    QFETCH_GLOBAL(bool, night);
    m_theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    m_theme.applyToApplication();
}

void TestToolPictures::notCutOff(const QWidget &what)
{
    for (const QLabel *label : what.findChildren<QLabel *>()) {
        if (!label->isVisible())
            continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->objectName()));
        QVERIFY2(label->wordWrap() || label->width() >= label->sizeHint().width(),
                 qPrintable(label->objectName()));
    }
}

void TestToolPictures::keep(QWidget &what, const QString &name)
{
    QTest::qWait(30); // wrapped words settle in a second pass
    notCutOff(what);
    const QString folder = qEnvironmentVariable("CONSOLE_UI_PICTURES");
    QFETCH_GLOBAL(bool, night);
    if (!folder.isEmpty())
        QVERIFY(what.grab().save(folder + u"/tool-"_s + name
                                 + (night ? u"-night.png"_s : u"-day.png"_s)));
}

void TestToolPictures::goTo()
{
    Ground ground(m_theme, nullptr);
    auto *bar = new GoToBar(m_theme, &ground);
    bar->search().setPlaces(&m_places);
    ground.show();
    bar->open();
    bar->findChild<QLineEdit *>()->setText(u"wood"_s);
    keep(ground, u"goto"_s);
    const auto *list = bar->findChild<QListWidget *>();
    QVERIFY(list->viewport()->rect().contains(list->visualItemRect(list->item(1))));
}

void TestToolPictures::goToSentence()
{
    Ground ground(m_theme, nullptr);
    auto *bar = new GoToBar(m_theme, &ground);
    ground.show();
    bar->open();
    auto *edit = bar->findChild<QLineEdit *>();
    edit->setText(u"https://maps.app.goo.gl/AbCdEf"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    keep(ground, u"goto-sentence"_s);
}

void TestToolPictures::hover()
{
    Ground ground(m_theme, nullptr);
    auto *card = new HoverCard(m_theme, [this] { return m_clock.mono; }, m_serverClock, &ground);
    m_serverClock.observe(m_clock.utc, m_clock.mono, m_clock.mono);
    card->setSource(
        {.entry =
             [this](CalloutId id) { return std::optional(entryAt(id, {-33.91, 18.46}, m_clock)); },
         .clock = [](const BoardEntry &) { return u"04:12"_s; },
         .places = &m_places});
    ground.show();
    MapHit hit;
    hit.kind = MapHit::Kind::Callout;
    hit.callout = 992014;
    hit.at = {200, 150};
    card->showFor(hit);
    keep(ground, u"hover"_s);
}

void TestToolPictures::jump()
{
    Ground ground(m_theme, nullptr);
    auto *bar = new JumpBar(m_theme, m_serverClock, &ground);
    BoardEntry entry = entryAt(992014, woodstock, m_clock);
    entry.beforeJump = Position{{-33.8902, 18.448}, {}, {}};
    ground.show();
    bar->setEntry(entry);
    bar->setGeometry(0, 0, 640, bar->sizeHint().height());
    keep(ground, u"jump"_s);
    for (const QPushButton *button : bar->findChildren<QPushButton *>())
        QVERIFY(button->width() >= button->sizeHint().width());
}

void TestToolPictures::measure()
{
    MeasureTool tool([] { return woodstock; });
    Ground ground(m_theme, &tool);
    tool.setStyle(styleOf(m_theme));
    ground.view.setSize(ground.size());
    ground.view.setZoom(11);
    ground.view.setCentre(toMercator(woodstock));
    for (const QPointF &at : {QPointF(80, 330), QPointF(300, 280), QPointF(480, 90)})
        tool.click(fromMercator(ground.view.toMercatorAt(at)));
    tool.move(fromMercator(ground.view.toMercatorAt({580, 300})));
    ground.show();
    keep(ground, u"measure"_s);
}

QTEST_MAIN(TestToolPictures)
#include "tst_toolpictures.moc"
