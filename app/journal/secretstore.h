// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a connection's secret is kept: in the keychain of the operating system, or, when there is
// none, in memory until the program ends. Never in a file of ours: QtKeychain's plain-text fallback
// stays off.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>

#include <expected>
#include <functional>
#include <memory>

namespace console {

struct SecretError {
    enum class Kind : quint8 {
        NotFound, ///< nothing is stored under this name
        NoKeychain, ///< this system has none, or none that runs
        Denied, ///< the user or the system refused access
        Failed, ///< anything else
    };
    Kind kind = Kind::Failed;
    QString detail; ///< what the keychain said; never the secret

    /// The keychain will not keep it: offer to keep the secret in memory only.
    [[nodiscard]] bool offersMemory() const { return kind != Kind::NotFound; }
};

/// The keychain itself, replaced in tests. Each call is answered exactly once, later, on the
/// caller's thread.
class SecretBackend {
public:
    using ReadDone = std::function<void(std::expected<QString, SecretError>)>;
    using Done = std::function<void(std::expected<void, SecretError>)>;

    virtual ~SecretBackend() = default;
    virtual void read(const QString &key, ReadDone done) = 0;
    virtual void write(const QString &key, const QString &secret, Done done) = 0;
    virtual void remove(const QString &key, Done done) = 0;
};

/// The operating system's keychain, under the service name "Callout Console".
[[nodiscard]] std::unique_ptr<SecretBackend> makeKeychainBackend();

class SecretStore final : public QObject {
    Q_OBJECT

public:
    using ReadDone = SecretBackend::ReadDone;
    using Done = SecretBackend::Done;

    explicit SecretStore(std::unique_ptr<SecretBackend> backend, QObject *parent = nullptr);
    ~SecretStore() override;

    // Each `done` runs once, later, and never after `context` is gone. `profile` is the profile's
    // name.

    /// What is kept in memory comes first, then the keychain.
    void read(const QString &profile, QObject *context, ReadDone done);
    /// Into the keychain; then nothing stays in memory. On an error the secret is kept nowhere:
    /// ask, then call keepInMemory().
    void write(const QString &profile, const QString &secret, QObject *context, Done done);
    /// From both. That nothing was there is no error.
    void remove(const QString &profile, QObject *context, Done done);
    /// The secret of `from` under the name `to`, in whichever place it is. That there is none is no
    /// error.
    void rename(const QString &from, const QString &to, QObject *context, Done done);

    void keepInMemory(const QString &profile, const QString &secret);
    [[nodiscard]] bool isInMemory(const QString &profile) const
    {
        return m_memory.contains(profile);
    }

private:
    void forget(const QString &profile);

    std::unique_ptr<SecretBackend> m_backend;
    QHash<QString, QString> m_memory;
};

} // namespace console
