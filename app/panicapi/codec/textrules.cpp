// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/textrules.h"

#include <algorithm>

namespace console {

namespace {

bool isBidiControl(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e
           || c == 0x200f || c == 0x061c;
}

bool isLineBreak(char16_t c)
{
    return c == u'\n' || c == u'\r' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028
           || c == 0x2029;
}

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || isBidiControl(c) || c == 0xfeff
           || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xfdd0 && c <= 0xfdef) || c >= 0xfffe;
}

bool needsWork(QChar c)
{
    const char16_t u = c.unicode();
    return isControl(u) || isLineBreak(u) || c.isSurrogate();
}

/// Nearly every text is clean; those are passed on without a copy.
QString scrub(const QString &text, qsizetype limit, bool keepLines)
{
    if (text.size() <= limit && std::none_of(text.begin(), text.end(), needsWork))
        return text;
    QString out;
    out.reserve(std::min(text.size(), limit));
    for (qsizetype i = 0; i < text.size() && out.size() < limit; ++i) {
        const QChar c = text.at(i);
        if (isLineBreak(c.unicode())) {
            if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
                continue;
            out += keepLines ? u'\n' : u' ';
        } else if (c == u'\t') {
            out += u' ';
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            if (out.size() + 2 > limit)
                break;
            out += c;
            out += text.at(++i);
        } else if (c.isSurrogate()) {
            out += QChar(QChar::ReplacementCharacter);
        } else if (!isControl(c.unicode())) {
            out += c;
        }
    }
    return out;
}

} // namespace

QString cleanLine(const QString &text, qsizetype limit)
{
    return scrub(text, limit, false).trimmed();
}

QString cleanParagraph(const QString &text, qsizetype limit)
{
    return scrub(text, limit, true).trimmed();
}

} // namespace console
