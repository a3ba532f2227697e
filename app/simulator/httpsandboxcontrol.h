// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The control surface over HTTP. Speaks to this machine alone: a profile that claims to be a
// sandbox and names another host gets not one byte.
#pragma once

#include "domain/sandboxcontrol.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

namespace console {

/// To be used from its own thread; contexts may live in any, a null one stands for this object.
/// When it is destroyed, calls still pending end in Kind::Cancelled.
class HttpSandboxControl final : public QObject, public SandboxControl {
    Q_OBJECT

public:
    /// `apiRoot`: the sandbox's API, whose host and port the surface shares. Any that is not on the
    /// loopback address makes every call end in Kind::Forbidden, and nothing is sent.
    explicit HttpSandboxControl(const QUrl &apiRoot, QObject *parent = nullptr);
    ~HttpSandboxControl() override;

    void status(QObject *context, ApiCallback<SandboxStatus> done) override;
    void advance(CalloutId id, const QString &stage, QObject *context,
                 ApiCallback<QString> done) override;
    void raiseAtRandom(QObject *context, ApiCallback<CalloutId> done) override;
    void duressMarkers(QObject *context, ApiCallback<QList<DuressMarker>> done) override;
    void setDialect(const QString &dialect, QObject *context,
                    ApiCallback<SandboxStatus> done) override;
    void setScenario(const QString &name, QObject *context,
                     ApiCallback<SandboxStatus> done) override;
    void setSpeed(double factor, QObject *context, ApiCallback<SandboxStatus> done) override;
    void setFaults(const QList<QJsonObject> &faults, QObject *context,
                   ApiCallback<SandboxStatus> done) override;

private:
    enum class Verb : quint8 { Get, Post, Put };
    template <typename T>
    void ask(Verb verb, const QString &path, const QJsonObject &body, QObject *context,
             ApiCallback<T> done, ApiResult<T> (*decode)(const QJsonValue &));
    [[nodiscard]] QNetworkReply *send(Verb verb, const QString &path, const QJsonObject &body);

    QUrl m_surface; ///< empty when it must not be used
    QNetworkAccessManager m_network;
};

} // namespace console
