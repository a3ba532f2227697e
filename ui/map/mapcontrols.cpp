// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapcontrols.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// The last zoom that the built-in map has anything for.
constexpr double kDataZoom = 11;
constexpr int kFootMargin = 130; ///< of the row: the scale bar and the gaps
constexpr double kBarPixels = 74; // with the attribution it fits the narrowest map
constexpr int kWordsWidth = 430; ///< narrower than this the buttons have pictures alone
constexpr int kCoordinatesWidth = 600; ///< narrower than this the foot leaves the coordinates out

QString degrees(double value, QChar positive, QChar negative)
{
    return QString::number(std::abs(value), 'f', 5) + u"° "_s + (value < 0 ? negative : positive);
}

/// On as many lines as it takes.
QString wrapped(const QString &text, const QFontMetrics &metrics, int room)
{
    QString lines;
    QString line;
    for (const QString &word : text.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (line.isEmpty() || metrics.horizontalAdvance(longer) <= room) {
            line = longer;
            continue;
        }
        lines += line + u'\n';
        line = word;
    }
    return lines + line;
}

QPushButton *makeButton(const QString &name, const QString &what, QWidget *pane)
{
    auto *button = new QPushButton(pane);
    button->setObjectName(name);
    button->setAccessibleName(what);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setFixedHeight(30);
    return button;
}

} // namespace

MapChip::MapChip(const QString &name, QWidget *parent) : QLabel(parent)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setContentsMargins(8, 4, 8, 4);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hide();
}

void MapChip::setColours(const QColor &ground, const QColor &border, const QColor &text)
{
    m_ground = ground;
    m_border = border;
    m_ink = text;
    update();
}

QSize MapChip::sizeHint() const
{
    if (wordWrap())
        return QLabel::sizeHint();
    const QMargins edge = contentsMargins();
    const QFontMetrics metrics(font());
    const QSize size = metrics.size(0, text()); // of all its lines
    return {size.width() + edge.left() + edge.right() + 2,
            size.height() + edge.top() + edge.bottom()};
}

void MapChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_border, 1));
    painter.setBrush(m_ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    // In a colour of its own: a palette's would be lost with the next style sheet.
    painter.setPen(m_ink);
    painter.drawText(contentsRect(),
                     Qt::AlignVCenter | Qt::AlignLeft | (wordWrap() ? Qt::TextWordWrap : 0),
                     text());
}

ScaleBar::ScaleBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"map.scaleBar"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScaleBar::setStyle(const MapStyle &style)
{
    m_style = style;
    updateGeometry();
    update();
}

void ScaleBar::setMetresPerPixel(double metres)
{
    m_metresPerPixel = metres;
    update();
}

QSize ScaleBar::sizeHint() const
{
    return {int(kBarPixels) + 12, QFontMetrics(m_style.labelFont).height() + 12};
}

double ScaleBar::roundLength(double metresPerPixel, double pixels)
{
    const double longest = metresPerPixel * pixels;
    const double power = std::pow(10, std::floor(std::log10(longest)));
    return longest >= 5 * power ? 5 * power : longest >= 2 * power ? 2 * power : power;
}

void ScaleBar::paintEvent(QPaintEvent *)
{
    const double metres = roundLength(m_metresPerPixel, kBarPixels);
    const double length = metres / m_metresPerPixel;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_style.labelBorder, 1));
    painter.setBrush(m_style.labelGround);
    painter.drawRoundedRect(QRectF(0.5, 0.5, length + 11, height() - 1), 3, 3);
    painter.setPen(m_style.text);
    painter.setFont(m_style.labelFont);
    const QString words = metres >= 1000 ? tr("%1 km").arg(metres / 1000) : tr("%1 m").arg(metres);
    painter.drawText(QRectF(6, 2, length, height() - 9), Qt::AlignCenter | Qt::TextDontClip, words);
    painter.setPen(QPen(m_style.text, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    const double y = height() - 5;
    painter.drawPolyline(QPolygonF({{6, y - 4}, {6, y}, {6 + length, y}, {6 + length, y - 4}}));
}

MapControls::MapControls(QWidget *pane)
    : QObject(pane),
      m_lock(makeButton(u"map.viewLock"_s, tr("View lock"), pane)),
      m_fit(makeButton(u"map.fitAll"_s, tr("Fit all callouts"), pane)),
      m_back(makeButton(u"map.back"_s, tr("Back to the earlier view"), pane)),
      m_layers(makeButton(u"map.layers"_s, tr("Layers"), pane)),
      m_zoomOut(makeButton(u"map.zoomOut"_s, tr("Zoom out"), pane)),
      m_zoomIn(makeButton(u"map.zoomIn"_s, tr("Zoom in"), pane)),
      m_linkLost(new MapChip(u"map.linkLost"_s, pane)),
      m_unplaced(makeButton(u"map.withoutPosition"_s, tr("Callouts without a position"), pane)),
      m_problem(new MapChip(u"map.problem"_s, pane)),
      m_scale(new ScaleBar(pane)),
      m_foot(new MapChip(u"map.foot"_s, pane)),
      m_attribution(u"Natural Earth · GeoNames (CC BY 4.0)"_s),
      m_beyondNotice(tr("No street data loaded")),
      m_mostData(kDataZoom)
{
    m_lock->setCheckable(true);
    m_lock->setToolTip(
        tr("Locked: the map never moves by itself. Free: it follows the selection and"
           " new callouts (L)"));
    m_fit->setToolTip(tr("Show all callouts (F)"));
    m_back->setToolTip(tr("Back to the earlier view"));
    m_back->setText(u"←"_s);
    m_back->setEnabled(false);
    m_layers->setToolTip(tr("What lies on the map"));
    m_layers->hide();
    m_unplaced->setToolTip(tr("Show the callouts that have no position"));
    m_unplaced->hide();
    m_zoomOut->setToolTip(tr("Zoom out (−)"));
    m_zoomIn->setToolTip(tr("Zoom in (+)"));
    for (QPushButton *button : {m_back, m_zoomOut, m_zoomIn})
        button->setFixedWidth(32);
    m_problem->setWordWrap(true);
    m_problem->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_foot->show();
    auto *rows = new QVBoxLayout(pane);
    rows->setSizeConstraint(QLayout::SetNoConstraint);
    layOut(rows);
    setViewLocked(false);
}

void MapControls::layOut(QVBoxLayout *rows)
{
    rows->setContentsMargins(10, 10, 10, 10);
    rows->setSpacing(8);
    auto *top = new QHBoxLayout;
    for (QWidget *left : {m_lock, m_fit, m_back})
        top->addWidget(left);
    top->addStretch(1);
    for (QWidget *right : {m_layers, m_zoomOut, m_zoomIn})
        top->addWidget(right);
    rows->addLayout(top);
    auto *notices = new QHBoxLayout;
    notices->addWidget(m_unplaced, 1, Qt::AlignLeft);
    notices->addWidget(m_linkLost, 0, Qt::AlignHCenter);
    notices->addStretch(1);
    rows->addLayout(notices);
    rows->addStretch(1);
    rows->addWidget(m_problem, 0);
    rows->addStretch(2);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_scale, 0, Qt::AlignBottom);
    bottom->addStretch(1);
    bottom->addWidget(m_foot, 0, Qt::AlignBottom);
    rows->addLayout(bottom);
}

void MapControls::setStyle(const MapStyle &style)
{
    m_style = style;
    m_scale->setStyle(style);
    for (MapChip *chip : {m_foot, m_problem}) {
        chip->setFont(style.labelFont);
        chip->setColours(style.labelGround, style.labelBorder, style.text);
    }
    QFont strong = style.labelFont;
    strong.setWeight(QFont::DemiBold);
    m_linkLost->setFont(strong);
    m_linkLost->setColours(style.techFill, style.techFill, style.techOnFill);
    const auto icon = [&style](QLatin1StringView name) {
        return style.icon ? style.icon(name) : QIcon();
    };
    m_lock->setIcon(icon("lock"_L1));
    m_fit->setIcon(icon("fit"_L1));
    m_layers->setIcon(icon("layers"_L1));
    m_zoomOut->setIcon(icon("minus"_L1));
    m_zoomIn->setIcon(icon("plus"_L1));
    showWords();
}

void MapControls::showWords()
{
    const bool words = m_width >= kWordsWidth || m_lock->icon().isNull();
    m_lock->setText(!words ? QString() : m_locked ? tr("View locked") : tr("View free"));
    m_fit->setText(words ? tr("Fit all") : QString());
    m_layers->setText(words ? tr("Layers") : QString());
    m_zoomOut->setText(m_zoomOut->icon().isNull() ? u"−"_s : QString());
    m_zoomIn->setText(m_zoomIn->icon().isNull() ? u"+"_s : QString());
    m_lock->setAccessibleName(m_locked ? tr("View locked") : tr("View free"));
    showFoot();
}

void MapControls::showFoot()
{
    QStringList foot;
    if (m_width >= kCoordinatesWidth && !m_cursor.isEmpty())
        foot.append(m_cursor);
    if (m_zoom > m_mostData || m_zoom < m_leastData)
        foot.append(m_beyondNotice);
    // The attribution is owed by licence: it is never left out nor cut. It has its own line when
    // one is too short.
    foot.append(m_attribution);
    foot.removeAll(QString());
    const QFontMetrics metrics(m_foot->font());
    const int room = m_width - kFootMargin;
    const QString line = foot.join(u"    "_s);
    if (metrics.horizontalAdvance(line) <= room) {
        m_foot->setText(line);
        return;
    }
    for (QString &part : foot)
        part = wrapped(part, metrics, room);
    m_foot->setText(foot.join(u'\n'));
}

void MapControls::setAttribution(const QString &words)
{
    m_attribution = words;
    showFoot();
}

void MapControls::setDataZooms(double least, double most)
{
    m_leastData = least;
    m_mostData = most;
    showFoot();
}

void MapControls::setBeyondDataNotice(const QString &words)
{
    m_beyondNotice = words;
    showFoot();
}

void MapControls::setCanGoBack(bool can)
{
    m_back->setEnabled(can);
}

void MapControls::setLayersMenu(QMenu *menu)
{
    m_layers->setMenu(menu);
    m_layers->setVisible(menu);
}

void MapControls::setViewLocked(bool locked)
{
    m_locked = locked;
    m_lock->setChecked(locked);
    showWords();
}

void MapControls::setMetresPerPixel(double metres)
{
    m_scale->setMetresPerPixel(metres);
}

void MapControls::setZoom(double zoom, double least, double most)
{
    m_zoomOut->setEnabled(zoom > least);
    m_zoomIn->setEnabled(zoom < most);
    m_zoom = zoom;
    showFoot();
}

void MapControls::setCursor(const std::optional<LatLon> &point)
{
    m_cursor = !point              ? QString()
               : m_coordinateWords ? m_coordinateWords(*point)
                                   : degrees(point->latitude, u'N', u'S') + u", "_s
                                         + degrees(point->longitude, u'E', u'W');
    showFoot();
}

void MapControls::setWithoutPosition(qsizetype count)
{
    m_unplaced->setText(tr("%n without position", nullptr, int(count)));
    m_unplaced->setVisible(count > 0);
}

void MapControls::setLinkLost(bool lost, const QString &sinceText)
{
    m_linkLost->setText(tr("Last known positions, %1").arg(sinceText));
    m_linkLost->setVisible(lost);
}

void MapControls::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setAccessibleName(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void MapControls::setWidth(int width)
{
    m_width = width;
    showWords();
}

} // namespace console
