// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geodesy/anglepair.h"

#include <QList>
#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 120;

struct Token {
    enum class Kind : quint8 { Number, Degree, Minute, Second, Letter, Separator };
    Kind kind = Kind::Separator;
    double value = 0;
    bool signedNumber = false;
    bool negative = false;
    bool whole = true; ///< without decimals
    QChar letter;
};
using Tokens = QList<Token>;

/// One of the two angles, in degrees, with its hemisphere's letter if it was given.
struct Angle {
    double degrees = 0;
    QChar letter;
};

/// One sign for each of the many that keyboards, phones and web pages make.
QString plainSigns(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if ((u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0xFE63 || u == 0xFF0D)
            plain += u'-';
        else if (u == 0x2032 || u == 0x2018 || u == 0x2019 || u == 0x00B4 || u == u'`')
            plain += u'\'';
        else if (u == 0x2033 || u == 0x201C || u == 0x201D)
            plain += u'"';
        else if (u == 0x00BA || u == 0x02DA)
            plain += QChar(0x00B0);
        else if (u == 0x200E || u == 0x200F || u == 0xFEFF)
            continue; // direction marks come along with pasted text
        else
            plain += c.isSpace() ? QChar(u' ') : c.toUpper();
    }
    plain.replace(u"''"_s, u"\""_s);
    return plain.simplified();
}

/// Makes every decimal sign a point and every separating comma a semicolon. Empty when that cannot
/// be told.
QString plainDecimals(QString text)
{
    static const QRegularExpression tight(u"\\d,\\d"_s);
    static const QRegularExpression decimalPoint(u"\\d\\.\\d"_s);
    static const QRegularExpression bareFour(
        u"^([+-]?\\d{1,3}),(\\d{3,}),([+-]?\\d{1,3}),(\\d{3,})$"_s);
    if (text.contains(decimalPoint))
        return text.replace(u',', u';');
    if (const auto four = bareFour.match(text); four.hasMatch())
        return four.captured(1) + u'.' + four.captured(2) + u';' + four.captured(3) + u'.'
               + four.captured(4);
    QString result = text;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != u',')
            continue;
        const bool digits = at > 0 && at + 1 < text.size() && text.at(at - 1).isDigit()
                            && text.at(at + 1).isDigit();
        result[at] = digits ? u'.' : u';';
    }
    // "-33,18" is one number with a decimal comma, or two numbers: not for us to say.
    static const QRegularExpression otherSeparator(u"[ ;NSEW\u00B0'\"]"_s);
    if (text.contains(tight) && !result.contains(otherSeparator))
        return {};
    return result;
}

std::optional<Tokens> tokenise(const QString &text)
{
    static const QRegularExpression number(u"([+-]?)\\s?(\\d{1,3})(\\.\\d+)?"_s);
    Tokens tokens;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        Token token;
        if (c == u' ') {
            ++at;
            continue;
        }
        if (c == u'+' || c == u'-' || c.isDigit()) {
            const auto match = number.match(text, at, QRegularExpression::NormalMatch,
                                            QRegularExpression::AnchorAtOffsetMatchOption);
            const qsizetype end = match.capturedEnd();
            if (!match.hasMatch()
                || (end < text.size() && (text.at(end).isDigit() || text.at(end) == u'.')))
                return std::nullopt;
            token.kind = Token::Kind::Number;
            token.signedNumber = !match.capturedView(1).isEmpty();
            token.negative = match.capturedView(1) == "-"_L1;
            token.whole = match.capturedView(3).isEmpty();
            token.value = (match.captured(2) + match.captured(3)).toDouble();
            tokens << token;
            at = end;
            continue;
        }
        if (c == QChar(0x00B0))
            token.kind = Token::Kind::Degree;
        else if (c == u'\'')
            token.kind = Token::Kind::Minute;
        else if (c == u'"')
            token.kind = Token::Kind::Second;
        else if (c == u'N' || c == u'S' || c == u'E' || c == u'W')
            token.kind = Token::Kind::Letter;
        else if (c != u';' && c != u'/')
            return std::nullopt;
        token.letter = c;
        tokens << token;
        ++at;
    }
    return tokens;
}

qsizetype countOf(const Tokens &tokens, Token::Kind kind)
{
    return std::count_if(tokens.begin(), tokens.end(),
                         [kind](const Token &token) { return token.kind == kind; });
}

/// Where the second angle begins; -1 when that cannot be told. Takes the separator out.
qsizetype secondAngle(Tokens &tokens)
{
    const auto isKind = [](Token::Kind kind) {
        return [kind](const Token &token) { return token.kind == kind; };
    };
    const qsizetype separators = countOf(tokens, Token::Kind::Separator);
    if (separators > 1)
        return -1;
    if (separators == 1) {
        const auto it = std::find_if(tokens.begin(), tokens.end(), isKind(Token::Kind::Separator));
        const qsizetype at = it - tokens.begin();
        tokens.erase(it);
        return at;
    }
    if (const auto letter = std::find_if(tokens.begin(), tokens.end(), isKind(Token::Kind::Letter));
        letter != tokens.end()) {
        if (letter != tokens.begin())
            return letter - tokens.begin() + 1;
        const auto next = std::find_if(letter + 1, tokens.end(), isKind(Token::Kind::Letter));
        return next == tokens.end() ? -1 : next - tokens.begin();
    }
    if (countOf(tokens, Token::Kind::Degree) == 2) {
        const auto last = std::find_if(tokens.rbegin(), tokens.rend(), isKind(Token::Kind::Degree));
        return tokens.rend() - last - 2; // the number before the last degree sign
    }
    return tokens.size() % 2 == 0 ? tokens.size() / 2 : -1;
}

std::optional<Angle> angle(const Tokens &tokens)
{
    Angle result;
    double unit = 1;
    int numbers = 0;
    bool negative = false;
    bool lastWhole = true;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const Token &token = tokens.at(at);
        switch (token.kind) {
        case Token::Kind::Number:
            // Only the last part may have decimals, only the first a sign; minutes end at 60.
            if (numbers == 3 || !lastWhole
                || (numbers > 0 && (token.signedNumber || token.value >= 60)))
                return std::nullopt;
            negative = negative || token.negative;
            result.degrees += token.value / unit;
            unit *= 60;
            lastWhole = token.whole;
            ++numbers;
            break;
        case Token::Kind::Degree:
        case Token::Kind::Minute:
        case Token::Kind::Second:
            if (numbers != int(token.kind) - int(Token::Kind::Degree) + 1 || at == 0
                || tokens.at(at - 1).kind != Token::Kind::Number)
                return std::nullopt;
            break;
        case Token::Kind::Letter:
            if (!result.letter.isNull() || (at != 0 && at != tokens.size() - 1))
                return std::nullopt;
            result.letter = token.letter;
            break;
        case Token::Kind::Separator: return std::nullopt;
        }
    }
    // "−33.9 S": north of what? Two signs that may contradict each other are no position.
    if (numbers == 0 || (negative && !result.letter.isNull()))
        return std::nullopt;
    if (negative || result.letter == u'S' || result.letter == u'W')
        result.degrees = -result.degrees;
    return result;
}

bool isLatitude(const Angle &value)
{
    return value.letter == u'N' || value.letter == u'S';
}

} // namespace

std::expected<LatLon, GeoProblem> readAnglePair(QStringView text)
{
    const std::unexpected none(GeoProblem::NotCoordinates);
    if (text.size() > longest)
        return none;
    const QString signs = plainSigns(text);
    const QString plain = plainDecimals(signs);
    if (plain.isEmpty())
        return signs.isEmpty() ? none : std::unexpected(GeoProblem::TwoReadings);
    auto tokens = tokenise(plain);
    if (!tokens)
        return none;
    // "33 55 29" and "-34, 18" could be many things: without letters or degree signs only a decimal
    // pair.
    const bool marked =
        countOf(*tokens, Token::Kind::Letter) + countOf(*tokens, Token::Kind::Degree) > 0;
    const auto fraction = [](const Token &token) { return !token.whole; };
    const bool isPair = countOf(*tokens, Token::Kind::Number) == 2;
    const bool isPrecise = std::any_of(tokens->begin(), tokens->end(), fraction);
    if (!marked && !isPair)
        return none;
    const qsizetype split = secondAngle(*tokens);
    if (split <= 0 || split >= tokens->size())
        return none;
    const auto first = angle(tokens->first(split));
    const auto second = angle(tokens->sliced(split));
    if (!first || !second || first->letter.isNull() != second->letter.isNull())
        return none;
    const bool isTurned = !first->letter.isNull() && !isLatitude(*first);
    if (!first->letter.isNull() && isLatitude(*first) == isLatitude(*second))
        return none;
    const auto point = isTurned ? makeLatLon(second->degrees, first->degrees)
                                : makeLatLon(first->degrees, second->degrees);
    if (!point)
        return std::unexpected(GeoProblem::OutOfRange);
    if (!marked && !isPrecise)
        return none;
    return *point;
}

} // namespace console
