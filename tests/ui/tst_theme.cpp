// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/ticklabel.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;

/// The look comes from the tokens, whole and readable, by day and by night.
class TestTheme final : public QObject {
    Q_OBJECT

private slots:
    void contrast_data();
    void contrast();
    void everyGlyphAndIconShows();
    void glyphsFollowTheTheme();
    void fontsAreInterWithTabularFigures();
    void textSizeScales();
    void switchingRepaintsEverything();
    void inactivePaletteEqualsActive();
    void checkBoxOutlineIsVisibleAtNight();
    void keyHints_data();
    void keyHints();
    void tickLabelKeepsItsPlace();
};

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
           + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.2.
double ratio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

int inkedPixels(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 60;
    }
    return inked;
}

QColor token(const Theme &theme, const QString &name)
{
    const QByteArray latin = name.toLatin1();
    return theme.color(QLatin1StringView(latin));
}

} // namespace

void TestTheme::contrast_data()
{
    QTest::addColumn<QString>("fg");
    QTest::addColumn<QString>("bg");
    QTest::addColumn<double>("least");
    Theme theme;
    const QJsonArray pairs = theme.tokens("contrast"_L1).toArray();
    QVERIFY(pairs.size() >= 135);
    for (const auto pair : pairs) {
        const QString fg = pair["fg"_L1].toString();
        const QString bg = pair["bg"_L1].toString();
        QTest::addRow("%s on %s", qPrintable(fg), qPrintable(bg))
            << fg << bg << pair["min"_L1].toDouble();
    }
}

void TestTheme::contrast()
{
    QFETCH(QString, fg);
    QFETCH(QString, bg);
    QFETCH(double, least);
    static Theme theme;
    for (const ThemeKind kind : {ThemeKind::Day, ThemeKind::Night}) {
        theme.setKind(kind);
        const double found = ratio(token(theme, fg), token(theme, bg));
        QVERIFY2(found >= least,
                 qPrintable(u"%1: %2 is below %3"_s.arg(theme.isNight() ? u"night"_s : u"day"_s)
                                .arg(found)
                                .arg(least)));
    }
}

void TestTheme::everyGlyphAndIconShows()
{
    Theme theme;
    const auto glyphs = theme.tokens("glyphs"_L1).toObject();
    const auto icons = theme.tokens("icons"_L1).toObject();
    QVERIFY(glyphs.size() >= 15);
    QVERIFY(icons.size() >= 40);
    for (const ThemeKind kind : {ThemeKind::Day, ThemeKind::Night}) {
        theme.setKind(kind);
        for (const QString &name : glyphs.keys()) {
            const QByteArray id = name.toLatin1();
            QVERIFY2(inkedPixels(theme.glyph(QLatin1StringView(id), 16, 1)) > 15, id.constData());
            const QPixmap sharp = theme.glyph(QLatin1StringView(id), 20, 2);
            QCOMPARE(sharp.size(), QSize(40, 40));
            QCOMPARE(sharp.deviceIndependentSize(), QSizeF(20, 20));
        }
        for (const QString &name : icons.keys()) {
            const QByteArray id = name.toLatin1();
            QVERIFY2(inkedPixels(theme.iconPixmap(QLatin1StringView(id), 20, Qt::black, 1)) > 3,
                     id.constData());
        }
    }
    for (int state = 0; state <= int(DisplayState::Closed); ++state) {
        const auto id = Theme::glyphId(DisplayState(state));
        QVERIFY2(glyphs.contains(id), id.data());
    }
}

void TestTheme::glyphsFollowTheTheme()
{
    Theme theme;
    const QImage day = theme.glyph("new"_L1, 24, 1).toImage();
    theme.setKind(ThemeKind::Night);
    const QImage night = theme.glyph("new"_L1, 24, 1).toImage();
    QVERIFY(day != night);
    QCOMPARE(night.pixelColor(12, 20).name(), theme.color("alarmSymbol"_L1).name());
}

void TestTheme::fontsAreInterWithTabularFigures()
{
    Theme theme;
    const auto roles = theme.tokens("type"_L1)["roles"_L1].toObject();
    for (auto it = roles.begin(); it != roles.end(); ++it) {
        const QByteArray role = it.key().toLatin1();
        const QFont font = theme.font(QLatin1StringView(role));
        QCOMPARE(QFontInfo(font).family(), u"Inter"_s);
        QCOMPARE(int(font.weight()), it.value()["weight"_L1].toInt());
        const QFontMetricsF metrics(font);
        QVERIFY(metrics.horizontalAdvance(u"11:11"_s) > 1);
        QCOMPARE(metrics.horizontalAdvance(u"1111"_s), metrics.horizontalAdvance(u"8888"_s));
        const double px =
            font.pointSizeF() * QGuiApplication::primaryScreen()->logicalDotsPerInchY() / 72;
        QVERIFY(qAbs(px - it.value()["px"_L1].toDouble()) < 0.05);
    }
    // The weights are faces of their own, not one face smeared.
    QVERIFY(QFontMetricsF(theme.font("elapsed"_L1)).horizontalAdvance(u"Callout"_s) > 1);
    QFont regular = theme.font("row"_L1);
    QVERIFY(QFontMetricsF(theme.font("rowStrong"_L1)).horizontalAdvance(u"Responder"_s)
            > QFontMetricsF(regular).horizontalAdvance(u"Responder"_s));
}

void TestTheme::textSizeScales()
{
    Theme theme;
    QSignalSpy changed(&theme, &Theme::changed);
    const qreal before = theme.font("row"_L1).pointSizeF();
    theme.setTextSize(150);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(theme.font("row"_L1).pointSizeF(), before * 1.5);
    QCOMPARE(theme.metric("rowCompact"_L1), 45);
    QCOMPARE(theme.metric("radius"_L1), 3);
    theme.setTextSize(500);
    QCOMPARE(theme.textSize(), 150);
    QCOMPARE(changed.size(), 1);
    theme.setTextSize(10);
    QCOMPARE(theme.textSize(), 90);
}

void TestTheme::switchingRepaintsEverything()
{
    Theme theme;
    theme.applyToApplication();
    QVERIFY(!qApp->styleSheet().contains(u'%'));
    QDialog dialog;
    QPushButton button(u"Word"_s, &dialog);
    KeyButton own(theme, u"Word"_s, &dialog);
    own.move(0, 60);
    dialog.resize(300, 120);
    const QImage day = dialog.grab().toImage();
    QCOMPARE(day.pixelColor(280, 100), theme.color("panel"_L1));
    QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color("base"_L1));
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setKind(ThemeKind::Night);
    theme.setKind(ThemeKind::Night);
    QCOMPARE(changed.size(), 1);
    const QImage night = dialog.grab().toImage();
    QCOMPARE(night.pixelColor(280, 100), theme.color("panel"_L1));
    QCOMPARE(QApplication::palette().color(QPalette::Base), theme.color("base"_L1));
    QCOMPARE(night.pixelColor(own.x() + own.width() / 2, own.y() + 4), theme.color("raised"_L1));
    QVERIFY(theme.color("base"_L1).lightness() < 60);
}

void TestTheme::inactivePaletteEqualsActive()
{
    Theme theme;
    const QPalette palette = theme.palette();
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        if (role == QPalette::NoRole)
            continue;
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::ColorRole(role)),
                 palette.color(QPalette::Active, QPalette::ColorRole(role)));
    }
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.color("textDisabled"_L1));
}

void TestTheme::checkBoxOutlineIsVisibleAtNight()
{
    Theme theme;
    theme.setKind(ThemeKind::Night);
    theme.applyToApplication();
    QWidget panel;
    QCheckBox box(&panel);
    box.resize(40, 30);
    panel.resize(80, 40);
    const QImage image = panel.grab().toImage();
    double best = 0;
    for (int x = 0; x < 20; ++x)
        best = std::max(best, ratio(image.pixelColor(x, 15), theme.color("window"_L1)));
    QVERIFY2(best >= 3, qPrintable(QString::number(best)));
}

void TestTheme::keyHints_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("words");
    QTest::newRow("letter") << u"N"_s << u"N"_s;
    QTest::newRow("three") << u"Ctrl+Shift+C"_s << u"Ctrl Shift C"_s;
    QTest::newRow("chord") << u"X, V"_s << u"X V"_s;
    QTest::newRow("plus") << u"+"_s << u"+"_s;
    QTest::newRow("function") << u"Shift+F6"_s << u"Shift F6"_s;
}

void TestTheme::keyHints()
{
    QFETCH(QString, keys);
    QFETCH(QString, words);
    QCOMPARE(keyHintText(QKeySequence(keys, QKeySequence::PortableText)), words);
}

void TestTheme::tickLabelKeepsItsPlace()
{
    Theme theme;
    QWidget parent;
    auto *row = new QHBoxLayout(&parent);
    auto *label = new TickLabel(theme, "row"_L1, u"00:00:00"_s, &parent);
    row->addWidget(label);
    parent.show();
    const QSize before = label->sizeHint();
    const QRect place = label->geometry();
    struct Listener final : QObject {
        int requests = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            requests += event->type() == QEvent::LayoutRequest;
            return false;
        }
    } listener;
    QCoreApplication::processEvents();
    parent.installEventFilter(&listener);
    label->setText(u"1 s"_s);
    label->setText(u"1:04:12"_s);
    label->setPill(TickLabel::Pill::Solid, "techFill"_L1, "techOnFill"_L1);
    QCoreApplication::processEvents();
    QCOMPARE(label->sizeHint(), before);
    QCOMPARE(label->geometry(), place);
    QCOMPARE(listener.requests, 0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
