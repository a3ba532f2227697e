// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/consolestyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QPalette>
#include <QScreen>
#include <QStyle>
#include <QSvgRenderer>
#include <QToolTip>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto tokenFile = ":/console/themes/tokens.json"_L1;
constexpr auto sheetFile = ":/console/themes/console.qss.in"_L1;

QByteArray resource(QLatin1StringView path)
{
    QFile file{QString(path)};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The resource %s is missing from this build.", path.data());
    return file.readAll();
}

/// Once a process: fonts belong to the font database, not to a theme.
void loadFonts()
{
    static const bool loaded = [] {
        bool all = true;
        for (const auto weight : {"Regular"_L1, "Medium"_L1, "SemiBold"_L1, "Bold"_L1})
            all &=
                QFontDatabase::addApplicationFont(u":/console/fonts/Inter-"_s + weight + u".otf"_s)
                >= 0;
        return all;
    }();
    if (!loaded)
        qWarning("A bundled font could not be read; the system's font stands in.");
}

QPalette::ColorRole roleNamed(QStringView name)
{
    static const QHash<QString, QPalette::ColorRole> roles{
        {u"Window"_s, QPalette::Window},
        {u"WindowText"_s, QPalette::WindowText},
        {u"Base"_s, QPalette::Base},
        {u"AlternateBase"_s, QPalette::AlternateBase},
        {u"Text"_s, QPalette::Text},
        {u"Button"_s, QPalette::Button},
        {u"ButtonText"_s, QPalette::ButtonText},
        {u"BrightText"_s, QPalette::BrightText},
        {u"Highlight"_s, QPalette::Highlight},
        {u"HighlightedText"_s, QPalette::HighlightedText},
        {u"Accent"_s, QPalette::Accent},
        {u"Link"_s, QPalette::Link},
        {u"LinkVisited"_s, QPalette::LinkVisited},
        {u"ToolTipBase"_s, QPalette::ToolTipBase},
        {u"ToolTipText"_s, QPalette::ToolTipText},
        {u"PlaceholderText"_s, QPalette::PlaceholderText},
        {u"Light"_s, QPalette::Light},
        {u"Midlight"_s, QPalette::Midlight},
        {u"Mid"_s, QPalette::Mid},
        {u"Dark"_s, QPalette::Dark},
        {u"Shadow"_s, QPalette::Shadow}};
    const auto it = roles.constFind(name.toString());
    Q_ASSERT_X(it != roles.cend(), "Theme::palette", "unknown palette role in the tokens");
    return it == roles.cend() ? QPalette::NColorRoles : *it;
}

/// Sizes that hold text grow with it; gaps, lines and radii do not.
bool followsText(QLatin1StringView name)
{
    static constexpr std::array<QLatin1StringView, 10> fixed{
        "grid"_L1,          "focusRing"_L1, "focusOffset"_L1, "radius"_L1,     "edgeBar"_L1,
        "dialogPadding"_L1, "fieldGap"_L1,  "dockGap"_L1,     "markerHalo"_L1, "splitterHandle"_L1};
    return std::find(fixed.begin(), fixed.end(), name) == fixed.end();
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_tokens(QJsonDocument::fromJson(resource(tokenFile)).object())
{
    if (m_tokens.isEmpty())
        qFatal("The design tokens of this build cannot be read.");
    loadFonts();
    for (const auto family : m_tokens["type"_L1]["family"_L1].toArray())
        m_families << family.toString();
    readColours();
}

void Theme::readColours()
{
    m_colours.clear();
    const auto colours =
        m_tokens["themes"_L1][isNight() ? "night"_L1 : "day"_L1]["colors"_L1].toObject();
    for (auto it = colours.begin(); it != colours.end(); ++it)
        m_colours.insert(it.key(), QColor(it.value().toString()));
}

void Theme::setKind(ThemeKind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    readColours();
    refresh();
    emit changed();
}

void Theme::setTextSize(int percent)
{
    percent = std::clamp(percent, 90, 150);
    if (m_percent == percent)
        return;
    m_percent = percent;
    m_fonts.clear();
    refresh();
    emit changed();
}

void Theme::applyToApplication()
{
    if (!m_style) {
        m_style = new ConsoleStyle;
        QApplication::setStyle(m_style);
    }
    refresh();
}

void Theme::refresh()
{
    if (!m_style)
        return;
    const auto named = [this](QLatin1StringView token) { return color(token); };
    m_style->setColours(ConsoleStyle::Colours::from(named));
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    QApplication::setFont(font("body"_L1));
    for (const char *chrome : {"QMenuBar", "QMenu", "QTabBar", "QPushButton", "QToolButton",
                               "QToolTip", "QTipLabel", "QStatusBar", "QCheckBox", "QRadioButton"})
        QApplication::setFont(font("chrome"_L1), chrome);
    QApplication::setFont(font("header"_L1), "QHeaderView");
    qApp->setStyleSheet(styleSheet());
}

QColor Theme::color(QLatin1StringView token) const
{
    const auto it = m_colours.constFind(QString(token));
    Q_ASSERT_X(it != m_colours.cend(), "Theme::color", token.data());
    return it == m_colours.cend() ? QColor(Qt::magenta) : *it;
}

QFont Theme::font(QLatin1StringView role) const
{
    const QString key{role};
    if (const auto it = m_fonts.constFind(key); it != m_fonts.cend())
        return *it;
    const auto type = m_tokens["type"_L1];
    const auto spec = type["roles"_L1][role].toObject();
    Q_ASSERT_X(!spec.isEmpty(), "Theme::font", role.data());
    const auto *screen = QGuiApplication::primaryScreen();
    const qreal dpi = screen ? screen->logicalDotsPerInchY() : 96;
    QFont font;
    font.setFamilies(m_families);
    const double px = spec["px"_L1].toDouble(14);
    font.setPointSizeF(px * m_percent / 100.0 * 72.0 / dpi);
    if (px >= 20) // large figures stand too far apart with the text's spacing
        font.setLetterSpacing(QFont::PercentageSpacing, 97);
    font.setWeight(QFont::Weight(spec["weight"_L1].toInt(400)));
    const auto features = type["features"_L1].toObject();
    for (auto it = features.begin(); it != features.end(); ++it) {
        if (const auto tag = QFont::Tag::fromString(it.key()))
            font.setFeature(*tag, quint32(it.value().toInt()));
    }
    m_fonts.insert(key, font);
    return font;
}

int Theme::metric(QLatin1StringView name) const
{
    const auto value = m_tokens["metrics"_L1][name];
    Q_ASSERT_X(value.isDouble(), "Theme::metric", name.data());
    return followsText(name) ? scaled(value.toInt()) : value.toInt();
}

QPalette Theme::palette() const
{
    QPalette result;
    const auto spec = m_tokens["palette"_L1];
    const auto active = spec["active"_L1].toObject();
    for (auto it = active.begin(); it != active.end(); ++it) {
        const QColor colour = m_colours.value(it.value().toString());
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
            result.setColor(group, roleNamed(it.key()), colour);
    }
    const auto disabled = spec["disabled"_L1].toObject();
    for (auto it = disabled.begin(); it != disabled.end(); ++it)
        result.setColor(QPalette::Disabled, roleNamed(it.key()),
                        m_colours.value(it.value().toString()));
    return result;
}

QString Theme::styleSheet() const
{
    QString sheet = QString::fromUtf8(resource(sheetFile));
    for (auto it = m_colours.cbegin(); it != m_colours.cend(); ++it)
        sheet.replace(u'%' + it.key() + u'%', it.value().name());
    const auto metrics = m_tokens["metrics"_L1].toObject();
    for (auto it = metrics.begin(); it != metrics.end(); ++it) {
        if (it.value().isDouble())
            sheet.replace(u"%m."_s + it.key() + u'%',
                          QString::number(metric(QLatin1StringView(it.key().toLatin1()))));
    }
    Q_ASSERT_X(!sheet.contains(u'%'), "Theme::styleSheet", "a token of the template is not known");
    return sheet;
}

QPixmap Theme::render(const QString &svgBody, int px, qreal dpr) const
{
    const QString svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\">"_s
                        + svgBody + u"</svg>"_s;
    QSvgRenderer renderer{svg.toUtf8()};
    const int side = int(std::ceil(px * dpr));
    QPixmap pixmap{side, side};
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

QPixmap Theme::glyph(QLatin1StringView id, int px, qreal dpr) const
{
    const QString key = u"g/%1/%2/%3/%4"_s.arg(id).arg(px).arg(dpr).arg(int(m_kind));
    if (const auto it = m_pixmaps.constFind(key); it != m_pixmaps.cend())
        return *it;
    QString body = m_tokens["glyphs"_L1][id].toString();
    Q_ASSERT_X(!body.isEmpty(), "Theme::glyph", id.data());
    for (auto it = m_colours.cbegin(); it != m_colours.cend(); ++it)
        body.replace(u'{' + it.key() + u'}', it.value().name());
    const auto pixmap = render(body, px, dpr);
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

QLatin1StringView Theme::glyphId(DisplayState state)
{
    switch (state) {
    case DisplayState::New: return "new"_L1;
    case DisplayState::Ended: return "ended"_L1;
    case DisplayState::CancelRequested: return "cancel"_L1;
    case DisplayState::LostContact: return "lost"_L1;
    case DisplayState::Withdrawn: return "withdrawn"_L1;
    case DisplayState::Taken: return "taken"_L1;
    case DisplayState::Dispatched: return "dispatched"_L1;
    case DisplayState::OnScene: return "onscene"_L1;
    case DisplayState::Completed: return "completed"_L1;
    case DisplayState::UnknownStatus: return "unknown"_L1;
    case DisplayState::Snoozed: return "snooze"_L1;
    case DisplayState::Test: return "test"_L1;
    case DisplayState::Closed: return "closed"_L1;
    }
    return "unknown"_L1;
}

QPixmap Theme::iconPixmap(QLatin1StringView id, int px, const QColor &color, qreal dpr) const
{
    const QString key = u"i/%1/%2/%3/%4"_s.arg(id).arg(px).arg(dpr).arg(color.rgba());
    if (const auto it = m_pixmaps.constFind(key); it != m_pixmaps.cend())
        return *it;
    const QString path = m_tokens["icons"_L1][id].toString();
    Q_ASSERT_X(!path.isEmpty(), "Theme::iconPixmap", id.data());
    const QString body =
        u"<path d=\"%1\" fill=\"none\" stroke=\"%2\" stroke-width=\"%3\" "
        "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"_s.arg(path, color.name())
            .arg(px <= 16 ? 1.7 : 1.5);
    const auto pixmap = render(body, px, dpr);
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

QIcon Theme::icon(QLatin1StringView id) const
{
    QIcon result;
    const qreal dpr = qGuiApp->devicePixelRatio();
    for (const int px : {16, 20, 24}) {
        result.addPixmap(iconPixmap(id, px, color("text"_L1), dpr));
        result.addPixmap(iconPixmap(id, px, color("textDisabled"_L1), dpr), QIcon::Disabled);
    }
    return result;
}

} // namespace console
