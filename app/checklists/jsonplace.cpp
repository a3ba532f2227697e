// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklists/jsonplace.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// Walks over text that QJsonDocument has accepted; anything else just ends the walk.
class Walker {
public:
    explicit Walker(const QByteArray &json) : m_json(json) { }

    [[nodiscard]] qsizetype at() const { return m_at; }
    void skipBlanks()
    {
        while (m_at < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json.at(m_at)))
            ++m_at;
    }
    /// Takes one character if it comes next.
    bool take(char wanted)
    {
        skipBlanks();
        if (m_at >= m_json.size() || m_json.at(m_at) != wanted)
            return false;
        ++m_at;
        return true;
    }
    QString takeString()
    {
        skipBlanks();
        const qsizetype from = m_at;
        skipString();
        const QByteArray object = "{" + m_json.sliced(from, m_at - from) + ":0}";
        const QStringList keys = QJsonDocument::fromJson(object).object().keys();
        return keys.value(0);
    }
    void skipValue()
    {
        skipBlanks();
        int depth = 0;
        do {
            if (m_at >= m_json.size())
                return;
            const char c = m_json.at(m_at);
            if (c == '"') {
                skipString();
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                return; // the end of a number or a word
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            ++m_at;
            if (depth == 0 && (c == '}' || c == ']'))
                return;
        } while (true);
    }
    /// To the value of `key` or of number `index`; false, and somewhere else, when there is none.
    bool enter(const std::variant<QString, int> &step)
    {
        const bool wantsKey = std::holds_alternative<QString>(step);
        if (!take(wantsKey ? '{' : '['))
            return false;
        for (int index = 0; m_at < m_json.size(); ++index) {
            if (take(wantsKey ? '}' : ']'))
                return false;
            const QString key = wantsKey ? takeString() : QString();
            if (wantsKey && !take(':'))
                return false;
            if (wantsKey ? key == std::get<QString>(step) : index == std::get<int>(step)) {
                skipBlanks();
                return true;
            }
            skipValue();
            take(',');
        }
        return false;
    }

private:
    void skipString()
    {
        for (++m_at; m_at < m_json.size() && m_json.at(m_at) != '"'; ++m_at) {
            if (m_json.at(m_at) == '\\')
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_json.size());
    }

    const QByteArray &m_json;
    qsizetype m_at = 0;
};

} // namespace

int lineOfOffset(const QByteArray &json, qsizetype offset)
{
    return int(QByteArrayView(json)
                   .first(std::clamp<qsizetype>(offset, 0, json.size()))
                   .count('\n'))
           + 1;
}

int jsonLine(const QByteArray &json, const JsonPath &path)
{
    Walker walker(json);
    walker.skipBlanks();
    qsizetype last = walker.at();
    for (const auto &step : path) {
        if (!walker.enter(step))
            break;
        last = walker.at();
    }
    return lineOfOffset(json, last);
}

} // namespace console
