// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/boardfixture.h"
#include "ui/log/operatorlogpane.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace fixture;

class TestOperatorLogPane final : public QObject {
    Q_OBJECT

private slots:
    void rowsAsDesigned();
    void enterOpensTheCallout();
};

namespace {

LogEntry line(CalloutId id, const QString &text)
{
    LogEntry entry;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    return entry;
}

} // namespace

void TestOperatorLogPane::rowsAsDesigned()
{
    Theme theme;
    theme.applyToApplication();
    OperatorLogModel model;
    OperatorLogPane pane(model, theme);
    auto *view = pane.findChild<QTableView *>(u"operatorLogView"_s);
    model.append(QList<LogEntry>{line(1, u"One"_s), line(2, u"Two"_s)});
    pane.resize(452, 200);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    QCOMPARE(view->rowHeight(0), 23);
    QVERIFY(!view->accessibleName().isEmpty());
    int whole = 0;
    for (int column = 0; column < OperatorLogModel::ColumnTotal; ++column)
        whole += view->columnWidth(column);
    QCOMPARE(whole, view->viewport()->width());
    const QImage image = view->viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(2, 2), theme.color("base"_L1));
    QCOMPARE(image.pixelColor(2, 25), theme.color("alternate"_L1));
    QCOMPARE(image.pixelColor(2, 22), theme.color("lineSubtle"_L1));
}

void TestOperatorLogPane::enterOpensTheCallout()
{
    Theme theme;
    OperatorLogModel model;
    OperatorLogPane pane(model, theme);
    auto *view = pane.findChild<QTableView *>(u"operatorLogView"_s);
    model.append(QList<LogEntry>{line(992'014, u"One"_s), line(0, u"Link lost"_s)});
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    view->setFocus();
    QSignalSpy wanted(&pane, &OperatorLogPane::calloutWanted);
    view->selectRow(0);
    QTest::keyClick(view, Qt::Key_Return); // about no callout
    QCOMPARE(wanted.size(), 0);
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0).at(0).value<CalloutId>(), 992'014);
    QKeyEvent letter(QEvent::KeyPress, Qt::Key_T, Qt::NoModifier, u"t"_s);
    QCoreApplication::sendEvent(view, &letter);
    QVERIFY(!letter.isAccepted());
}

QTEST_MAIN(TestOperatorLogPane)
#include "tst_operatorlogpane.moc"
