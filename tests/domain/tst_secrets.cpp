// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/secrets.h"

#include <QtTest/QtTest>

#include <type_traits>
#include <utility>

using namespace console;
using namespace Qt::StringLiterals;

static_assert(!std::is_default_constructible_v<SafeCode>, "an empty code must not exist");
static_assert(!std::is_copy_constructible_v<SafeCode> && !std::is_copy_assignable_v<SafeCode>);
static_assert(std::is_nothrow_move_constructible_v<SafeCode>);
template <typename T>
concept Comparable = requires(const T &a, const T &b) { a == b; };
static_assert(!Comparable<SafeCode>, "nothing in this program may judge a code");

class TestSecrets final : public QObject {
    Q_OBJECT

private slots:
    void codeIsFourDigits_data();
    void codeIsFourDigits();
    void movedFromCodeIsWiped();
    void lastFourNeverShow_data();
    void lastFourNeverShow();
    void maskedForm();
};

void TestSecrets::codeIsFourDigits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCode");
    QTest::newRow("four digits") << u"0123"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("three") << u"012"_s << false;
    QTest::newRow("five") << u"01234"_s << false;
    QTest::newRow("letter") << u"12a4"_s << false;
    QTest::newRow("blank") << u"12 4"_s << false;
    QTest::newRow("spaces around") << u" 123"_s << false;
    QTest::newRow("sign") << u"-123"_s << false;
    QTest::newRow("other digits") << u"١٢٣٤"_s << false;
    QTest::newRow("wide digits") << u"１２３４"_s << false;
}

void TestSecrets::codeIsFourDigits()
{
    QFETCH(QString, text);
    QFETCH(bool, isCode);
    const std::optional<SafeCode> code = SafeCode::fromText(text);
    QCOMPARE(code.has_value(), isCode);
    if (code)
        QVERIFY(code->forRequest() == text);
}

void TestSecrets::movedFromCodeIsWiped()
{
    SafeCode first = *SafeCode::fromText(u"0123");
    SafeCode second = std::move(first);
    QVERIFY(second.forRequest() == "0123"_L1);
    QVERIFY(first.forRequest()
            == QString(4, QChar(0))); // NOLINT(bugprone-use-after-move): the point
    SafeCode third = *SafeCode::fromText(u"9999");
    third = std::move(second);
    QVERIFY(third.forRequest() == "0123"_L1);
    QVERIFY(second.forRequest() == QString(4, QChar(0))); // NOLINT(bugprone-use-after-move)
}

void TestSecrets::lastFourNeverShow_data()
{
    QTest::addColumn<QString>("number");
    // The last four are digits that stand nowhere else in the number, so that any one of them would
    // be seen.
    const QStringList numbers{u"+31 20 123 6789"_s,
                              u"+31201236789"_s,
                              u"020 123 6789"_s,
                              u"(020) 123-6789"_s,
                              u"0031 20 123 6789"_s,
                              u"+1 (231) 012-6789"_s,
                              u"123 6789"_s,
                              u"12 6789"_s,
                              u"1 6789"_s,
                              u"6789"_s,
                              u"789"_s,
                              u"9"_s,
                              u"+6789"_s,
                              u"+44 20 1230 1236789"_s};
    for (const QString &number : numbers)
        QTest::newRow(
            qPrintable(u"%1 characters, %2"_s.arg(number.size()).arg(numbers.indexOf(number))))
            << number;
}

void TestSecrets::lastFourNeverShow()
{
    QFETCH(QString, number);
    const MaskedNumber masked = MaskedNumber::fromFull(number);
    QVERIFY(!masked.isEmpty());
    for (const QString &shown : {masked.masked(), masked.revealed()}) {
        QVERIFY(!shown.isEmpty());
        for (const QChar digit : u"6789"_s)
            QVERIFY(!shown.contains(digit));
        QVERIFY(shown.contains(u'•'));
    }
}

void TestSecrets::maskedForm()
{
    const MaskedNumber number = MaskedNumber::fromFull(u"+27 (82) 123-6789");
    QCOMPARE(number.masked(), u"+27 82 ••• ••••"_s);
    QCOMPARE(number.revealed(), u"+27 82 123 ••••"_s);
    QCOMPARE(MaskedNumber::fromFull(u"12 34 56").revealed(), u"•• ••••"_s); // too short to show any
    QVERIFY(MaskedNumber::fromFull(u"none").isEmpty());
    QCOMPARE(MaskedNumber::fromFull(u"").masked(), QString());
    QVERIFY(MaskedNumber::fromFull(u"+27821236789") == number);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
