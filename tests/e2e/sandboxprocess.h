// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real callout-sandbox process, and a client of it that shares no code with the console.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace e2e {

using namespace Qt::StringLiterals;

class SandboxProcess final {
public:
    ~SandboxProcess() { kill(); }

    bool start(const QStringList &arguments = {u"--scenario"_s, u"empty"_s}, quint16 port = 0)
    {
        m_arguments = arguments;
        m_process.start(QStringLiteral(SANDBOX_EXECUTABLE),
                        arguments + QStringList{u"--port"_s, QString::number(port)});
        QByteArray line;
        while (!line.contains('\n')) {
            if (!m_process.waitForReadyRead(15000))
                return false;
            line += m_process.readAllStandardOutput();
        }
        static const QRegularExpression form(
            u"^listening on (http://127\\.0\\.0\\.1:\\d+/panic-api/v2)\\n$"_s);
        const auto match = form.match(QString::fromUtf8(line));
        m_root = QUrl(match.captured(1));
        return match.hasMatch();
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(10000);
    }
    bool restart() { return start(m_arguments, quint16(m_root.port())); }
    [[nodiscard]] QUrl root() const { return m_root; }

private:
    QProcess m_process;
    QStringList m_arguments;
    QUrl m_root;
};

struct Answer {
    int status = 0;
    QJsonDocument body;
};

/// Another integration that uses the same customer source: raises callouts, writes, looks what AURA
/// has.
class OtherClient final {
public:
    explicit OtherClient(const QUrl &root) : m_root(root)
    {
        const auto answer = post(u"oauth/token"_s, {{u"clientId"_s, u"sandbox"_s},
                                                    {u"clientSecret"_s, u"sandbox-secret"_s}});
        for (const auto name : {"access_token"_L1, "accessToken"_L1}) // by dialect
            m_token += answer.body.object().value(name).toString();
    }
    [[nodiscard]] bool isSignedIn() const { return !m_token.isEmpty(); }
    Answer get(const QString &path) { return wait(m_manager.get(request(path))); }
    Answer post(const QString &path, const QJsonObject &body)
    {
        return wait(m_manager.post(request(path), QJsonDocument(body).toJson()));
    }
    Answer put(const QString &path, const QJsonObject &body)
    {
        return wait(m_manager.put(request(path), QJsonDocument(body).toJson()));
    }
    /// Raises for `customer` and gives the callout's id, 0 on failure.
    qint64 raise(qint64 customer, double latitude, double longitude)
    {
        const auto answer =
            post(u"customers/%1/callouts"_s.arg(customer), {{u"responseTypeId"_s, 1},
                                                            {u"latitude"_s, latitude},
                                                            {u"longitude"_s, longitude},
                                                            {u"calloutClassificationId"_s, 1}});
        return answer.status == 201 ? answer.body.object().value("id"_L1).toInteger() : 0;
    }
    QStringList eventTexts(qint64 callout)
    {
        QStringList texts;
        const auto answer = get(u"callouts/%1/events"_s.arg(callout));
        for (const auto event : answer.body.array())
            texts += event.toObject().value("message"_L1).toString();
        return texts;
    }

private:
    QNetworkRequest request(const QString &path) const
    {
        QNetworkRequest request(QUrl(m_root.toString() + u'/' + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
        return request;
    }
    static Answer wait(QNetworkReply *reply)
    {
        const bool finished = QTest::qWaitFor([reply] { return reply->isFinished(); }, 10000);
        Answer answer;
        if (finished) {
            answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            answer.body = QJsonDocument::fromJson(reply->readAll());
        }
        reply->deleteLater();
        return answer;
    }

    QNetworkAccessManager m_manager;
    QUrl m_root;
    QString m_token;
};

} // namespace e2e
