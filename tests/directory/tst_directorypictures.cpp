// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people.h"

#include "ui/directory/customerdialog.h"
#include "ui/directory/destructiondialog.h"
#include "ui/directory/sitedialog.h"
#include "ui/directory/subscriptiondialog.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// The directory in both themes, from its least to its usual size, with the longest of names.
/// Nothing may be cut off or lie over something else. With CONSOLE_UI_PICTURES=folder the pictures
/// are kept, to be looked at beside the mock-ups.
class TestDirectoryPictures final : public QObject {
    Q_OBJECT

private slots:
    void everyState_data();
    void everyState();

private:
    static void arrange(Directory &directory, const QString &state);
    static void save(QWidget *what, const QString &name);
};

void TestDirectoryPictures::everyState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("night");
    for (const char *state :
         {"empty", "customer", "customer-long", "customer-error", "customer-least", "sites",
          "sites-least", "sites-large", "sites-none", "offline", "dialog-customer",
          "dialog-newcustomer", "dialog-subscription", "dialog-site", "dialog-delete"}) {
        for (const bool night : {false, true})
            QTest::addRow("directory-%s-%s", state, night ? "night" : "day")
                << QString::fromLatin1(state) << night;
    }
}

void TestDirectoryPictures::save(QWidget *what, const QString &name)
{
    const QString folder = qEnvironmentVariable("CONSOLE_UI_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    what->grab().save(QDir(folder).filePath(name + u".png"_s));
}

void TestDirectoryPictures::arrange(Directory &directory, const QString &state)
{
    if (state.startsWith("sites"_L1) || state == "dialog-site"_L1) {
        directory.window.openAt(DirectoryWindow::Sites);
        directory.window.showFixedLocations(state == "sites-none"_L1 ? QList<FixedLocation>{}
                                                                     : sites());
        if (state != "sites-none"_L1) {
            auto *list = directory.child<QTableView>("directory.site.list");
            list->selectRow(1);
            list->setFocus();
        }
    } else if (state == "empty"_L1 || state == "dialog-newcustomer"_L1) {
        directory.window.openAt();
    } else {
        directory.openCustomer();
        directory.child<QTableView>("directory.subscriptions")->selectRow(0);
    }
    if (state == "customer-long"_L1) {
        Customer person = thandeka();
        person.name = u"Nomalizo Bongekile Philisiwe"_s;
        person.surname = u"van der Westhuizen-Ramaphakela"_s;
        person.email = u"nomalizo.bongekile.philisiwe.vanderwesthuizen@department.example.org"_s;
        directory.window.customerSaved(person);
    } else if (state == "customer-error"_L1) {
        directory.window.openCustomer(201554);
        directory.window.showCustomer(201554,
                                      std::unexpected(error(ApiError::Kind::ServerFault, 503)));
        directory.window.showSubscriptions(
            201554, std::unexpected(error(ApiError::Kind::RateLimited, 429)));
    } else if (state == "offline"_L1) {
        directory.window.setLink(link(LinkState::Kind::Lost));
    } else if (state == "sites-large"_L1) {
        directory.desk.theme.setTextSize(130);
    }
    if (state.endsWith("-least"_L1))
        directory.window.resize(directory.window.minimumSize());
}

void TestDirectoryPictures::everyState()
{
    QFETCH(QString, state);
    QFETCH(bool, night);
    Directory directory;
    directory.desk.theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    arrange(directory, state);
    static const QHash<QString, const char *> buttons{
        {u"dialog-customer"_s, "directory.customer.edit"},
        {u"dialog-newcustomer"_s, "directory.customer.new"},
        {u"dialog-subscription"_s, "directory.subscriptions.change"},
        {u"dialog-site"_s, "directory.site.edit"},
        {u"dialog-delete"_s, "directory.customer.delete"}};
    QWidget *shown = &directory.window;
    if (const char *name = buttons.value(state)) {
        QTest::mouseClick(directory.child<QAbstractButton>(name), Qt::LeftButton);
        shown = directory.dialog<ConsoleDialog>();
        QVERIFY(shown);
    }
    QTest::qWait(30); // lets the layout settle for the picture
    save(shown, QString::fromLatin1(QTest::currentDataTag()));
    const QImage image = shown->grab().toImage();
    QVERIFY(shown->width() <= 1280 && shown->height() <= 760);
    QCOMPARE(image.pixelColor(1, image.height() - 2), directory.desk.theme.color("panel"_L1));
    // Every button has room for its words, and lies inside the window.
    for (auto *button : shown->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->window() != shown)
            continue;
        const QByteArray name = button->objectName().toLatin1();
        QVERIFY2(button->width() >= button->sizeHint().width(), name.constData());
        const QRect place(button->mapTo(shown, QPoint(0, 0)), button->size());
        QVERIFY2(shown->rect().contains(place), name.constData());
    }
}

QTEST_MAIN(TestDirectoryPictures)
#include "tst_directorypictures.moc"
