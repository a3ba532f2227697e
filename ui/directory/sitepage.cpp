// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/sitepage.h"

#include "models/queuetext.h"
#include "ui/detail/fieldgrid.h"
#include "ui/dialogs/errortext.h"
#include "ui/directory/directorytable.h"
#include "ui/directory/directorytext.h"
#include "ui/directory/pageparts.h"
#include "ui/directory/sitemodel.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"
#include "ui/theme/ticklabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int edge = 12;
constexpr int detailWidth = 348;
constexpr int valueWidth = 190; ///< what the grid has beside its captions
} // namespace

SitePage::SitePage(const Theme &theme, std::function<MonoTime()> now, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_now(std::move(now)),
      m_model(new SiteModel(this)),
      m_filter(new SiteFilter(m_model, this))
{
    setObjectName(u"directory.sites"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(10);
    buildHead(column);
    m_notice = new NoticeLine(theme, u"directory.site.notice"_s, this);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    buildList(row);
    buildDetail(row);
    column->addLayout(row, 1);
    refresh();
}

void SitePage::buildHead(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    auto *label = new ThemedLabel(m_theme, "chrome"_L1, {}, this);
    label->setText(tr("&Filter"));
    row->addWidget(label);
    m_text = PageParts::makeEdit(m_theme, u"directory.site.filter"_s, tr("Filter the sites"),
                                 tr("Name, reference or address"), this);
    m_text->setMinimumWidth(m_theme.scaled(260));
    m_text->installEventFilter(this);
    label->setBuddy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        refresh();
    });
    row->addWidget(m_text);
    m_count = new ThemedLabel(m_theme, "chrome"_L1, "second"_L1, this);
    m_count->setObjectName(u"directory.site.count"_s);
    row->addWidget(m_count);
    m_age = new TickLabel(m_theme, "chrome"_L1, tr("Read %1 ago").arg(u"00:00:00"_s), this);
    m_age->setObjectName(u"directory.site.age"_s);
    m_age->setInk("textSecondary"_L1);
    row->addWidget(m_age);
    row->addStretch(1);
    m_readButton = PageParts::makeButton(m_theme, u"directory.site.read"_s, tr("&Read again"),
                                         u"refresh"_s, this);
    m_readButton->setKeyHint(tr("F5"));
    connect(m_readButton, &QPushButton::clicked, this, &SitePage::readAgain);
    row->addWidget(m_readButton);
    m_new =
        PageParts::makeButton(m_theme, u"directory.site.new"_s, tr("&New site…"), u"plus"_s, this);
    m_new->setKeyHint(tr("Ctrl N"));
    connect(m_new, &QPushButton::clicked, this, [this] { emit siteAsked({}); });
    row->addWidget(m_new);
    column->addLayout(row);
}

void SitePage::buildList(QHBoxLayout *row)
{
    QVBoxLayout *column = PageParts::addCard(m_theme, row, this, 1);
    QWidget *card = column->parentWidget();
    m_table = new DirectoryTable(m_theme, u"directory.site.list"_s, tr("Sites"), card);
    m_table->setModel(m_filter);
    m_table->setIcons([](const QModelIndex &index) {
        const QVariant covered = index.data(SiteModel::CoveredRole);
        if (index.column() != SiteModel::Cover || !covered.isValid())
            return QByteArray();
        return covered.toBool() ? QByteArray("check") : QByteArray("minus");
    });
    m_table->setColumnWidths({0, 118, 0, 156});
    column->addWidget(m_table, 1);
    m_none = new ThemedLabel(m_theme, "body"_L1, "second"_L1, card);
    m_none->setObjectName(u"directory.site.none"_s);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(edge, 0, edge, 0);
    column->addWidget(m_none, 1);
    connect(m_table, &DirectoryTable::rowChanged, this, &SitePage::refresh);
    connect(m_table, &DirectoryTable::entered, this, &SitePage::changeChosen);
}

void SitePage::buildDetail(QHBoxLayout *row)
{
    QVBoxLayout *outer = PageParts::addCard(m_theme, row, this, 0);
    QWidget *card = outer->parentWidget();
    card->setFixedWidth(m_theme.scaled(detailWidth));
    connect(&m_theme, &Theme::changed, card,
            [this, card] { card->setFixedWidth(m_theme.scaled(detailWidth)); });
    m_detail = new QWidget(card);
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins({});
    column->setSpacing(0);
    outer->addWidget(m_detail, 1);
    m_choose = new ThemedLabel(m_theme, "body"_L1, "second"_L1, card);
    m_choose->setObjectName(u"directory.site.choose"_s);
    m_choose->setAlignment(Qt::AlignCenter);
    m_choose->setWordWrap(true);
    m_choose->setText(tr("Choose a site to see all that AURA gives of it."));
    m_choose->setContentsMargins(2 * edge, 0, 2 * edge, 0);
    outer->addWidget(m_choose, 1);
    m_title = new ThemedLabel(m_theme, "rowStrong"_L1, {}, card);
    m_title->setObjectName(u"directory.site.title"_s);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(edge, 10, edge, 4);
    column->addWidget(m_title);
    m_fields = new FieldGrid(m_theme, u"directory.site.fields"_s, card);
    m_fields->addText("reference"_L1, tr("Reference"));
    m_fields->addText("identifier"_L1, tr("Identifier"));
    m_fields->addText("number"_L1, tr("Number"));
    m_fields->addText("type"_L1, tr("Type"));
    m_fields->addText("address"_L1, tr("Address"));
    m_fields->addText("information"_L1, tr("More"));
    m_fields->addText("position"_L1, tr("Position"));
    m_fields->addText("what3words"_L1, tr("what3words"));
    m_fields->addText("customer"_L1, tr("Customer"));
    m_fields->addText("coverage"_L1, tr("Coverage"));
    m_fields->addText("checked"_L1, tr("Checked"));
    column->addWidget(new FactScroll(m_theme, m_fields, tr("What AURA gives of the site"), card),
                      1);
    buildButtons(column);
}

void SitePage::buildButtons(QVBoxLayout *column)
{
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(edge, 8, edge, 10);
    buttons->setSpacing(6);
    const auto add = [&](const QString &name, const QString &text, const QString &icon) {
        auto *button =
            PageParts::makeButton(m_theme, u"directory.site."_s + name, text, icon, m_detail);
        buttons->addWidget(button);
        return button;
    };
    m_raise = add(u"raise"_s, tr("Raise ca&llout…"), u"raise"_s);
    m_edit = add(u"edit"_s, tr("C&hange…"), {});
    m_edit->setAccessibleName(tr("Change the site"));
    m_delete = add(u"delete"_s, tr("&Delete…"), {});
    m_delete->setAccessibleName(tr("Delete the site"));
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_raise, &QPushButton::clicked, this, [this] {
        if (const FixedLocation *site = chosen())
            emit raiseAsked(*site);
    });
    connect(m_edit, &QPushButton::clicked, this, &SitePage::changeChosen);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (const FixedLocation *site = chosen())
            emit deleteAsked(*site);
    });
}

void SitePage::changeChosen()
{
    if (const FixedLocation *site = chosen(); site && m_edit->isEnabled())
        emit siteAsked(*site);
}

const FixedLocation *SitePage::chosen() const
{
    return m_model->find(m_table->currentId(SiteModel::IdRole));
}

const QList<FixedLocation> &SitePage::sites() const
{
    return m_model->rows();
}

void SitePage::focusField()
{
    m_text->setFocus();
    m_text->selectAll();
}

bool SitePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape && !m_text->text().isEmpty()) {
        m_text->clear();
        return true;
    }
    if (key == Qt::Key_Down && m_table->isVisible()) {
        m_table->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SitePage::readFirst()
{
    if (!m_read && !m_offline)
        readAgain();
}

void SitePage::readAgain()
{
    if (m_reading || m_offline)
        return;
    m_reading = true;
    refresh();
    emit sitesWanted();
}

void SitePage::showSites(const ApiResult<QList<FixedLocation>> &answer)
{
    m_reading = false;
    if (answer) {
        m_read = true;
        m_readAt = m_now();
        m_model->setRows(*answer);
        m_notice->setPlain({});
        tick();
    } else {
        m_notice->setError(
            errorText(answer.error(), m_read ? ErrorContext::Directory : ErrorContext::Lookup));
    }
    refresh();
}

void SitePage::takeSite(const FixedLocation &site, const QString &done)
{
    if (site.id > 0) {
        m_model->put(site);
        chooseSite(site.id);
    }
    m_notice->setDone(done);
    refresh();
}

void SitePage::forgetSite(qint64 id, const QString &done)
{
    m_model->removeId(id);
    m_notice->setDone(done);
    refresh();
}

void SitePage::chooseSite(qint64 id)
{
    m_table->setCurrentId(SiteModel::IdRole, id);
}

void SitePage::setOffline(bool offline)
{
    m_offline = offline;
    m_age->setInk(offline ? "techText"_L1 : "textSecondary"_L1);
    refresh();
}

void SitePage::clear()
{
    m_read = false;
    m_reading = false;
    m_text->clear();
    m_model->setRows({});
    m_notice->setPlain({});
    m_age->setText({});
    refresh();
}

void SitePage::tick()
{
    m_age->setText(m_read ? DirectoryText::readAgo(m_now() - m_readAt) : QString());
}

void SitePage::fill()
{
    const FixedLocation *site = chosen();
    m_detail->setVisible(site);
    m_choose->setVisible(!site && m_filter->rowCount() > 0);
    if (!site)
        return;
    const auto number = [](qint64 id) { return id == 0 ? QString() : QueueText::number(id); };
    m_title->setPlainText(PageParts::shortened(m_theme, "rowStrong"_L1, DirectoryText::name(*site),
                                               detailWidth - 2 * edge - 4));
    const auto set = [this](QLatin1StringView id, const QString &value) {
        PageParts::setValue(m_theme, *m_fields, id, value, valueWidth);
    };
    set("reference"_L1, site->externalReference);
    set("identifier"_L1, site->identifier);
    set("number"_L1, number(site->id));
    set("type"_L1, site->typeName);
    set("address"_L1, site->address);
    set("information"_L1, site->additionalInformation);
    set("position"_L1, site->point ? QueueText::coordinates(*site->point) : QString());
    set("what3words"_L1, site->what3words);
    set("customer"_L1, number(site->customerId));
    set("coverage"_L1, DirectoryText::coverage(*site));
    set("checked"_L1,
        site->coverageCheckedAt ? DirectoryText::moment(*site->coverageCheckedAt) : QString());
}

QString SitePage::countText() const
{
    if (!m_read)
        return m_reading ? tr("Reading the sites…") : QString();
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    return shown == all ? all == 1 ? tr("1 site") : tr("%n sites", nullptr, all)
                        : tr("%1 of %2 sites").arg(shown).arg(all);
}

void SitePage::tell()
{
    m_count->setPlainText(countText());
    const int hidden = m_model->rowCount() - m_filter->rowCount();
    const bool any = m_filter->rowCount() > 0;
    m_table->setVisible(any);
    m_none->setVisible(!any);
    m_none->setPlainText(hidden == 1 ? tr("The filter hides 1 site. Show all (Esc)")
                         : hidden > 1
                             ? tr("The filter hides %n sites. Show all (Esc)", nullptr, hidden)
                         : m_read    ? tr("AURA has no sites for this account.")
                         : m_reading ? tr("Reading…")
                                     : tr("Not read yet."));
}

void SitePage::refresh()
{
    tell();
    fill();
    const QString offline = m_offline ? tr("Not while the link is lost.") : QString();
    for (KeyButton *button : {m_new, m_edit, m_delete})
        PageParts::allow(button, offline);
    PageParts::allow(m_readButton, m_reading ? tr("It is being read.") : offline);
    const FixedLocation *site = chosen();
    PageParts::allow(m_raise, site && site->externalReference.isEmpty()
                                  ? tr("It has no reference to raise a callout by.")
                                  : offline);
}

} // namespace console
