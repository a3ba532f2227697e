// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretBackend over QtKeychain: Secret Service or KWallet, the macOS keychain, Windows Credential
// Manager.
#include "journal/secretstore.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace console {

namespace {

const auto serviceName = u"Callout Console"_s;

SecretError toError(const QKeychain::Job &job)
{
    using Kind = SecretError::Kind;
    Kind kind = Kind::Failed;
    switch (job.error()) {
    case QKeychain::EntryNotFound: kind = Kind::NotFound; break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: kind = Kind::NoKeychain; break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: kind = Kind::Denied; break;
    default: break;
    }
    return {kind, job.errorString()};
}

class KeychainBackend final : public SecretBackend {
public:
    void read(const QString &key, ReadDone done) override
    {
        auto *job = new QKeychain::ReadPasswordJob(serviceName);
        start(job, key, [job, done = std::move(done)](std::optional<SecretError> error) {
            if (error)
                done(std::unexpected(*error));
            else
                done(job->textData());
        });
    }

    void write(const QString &key, const QString &secret, Done done) override
    {
        auto *job = new QKeychain::WritePasswordJob(serviceName);
        job->setTextData(secret);
        start(job, key, whole(std::move(done)));
    }

    void remove(const QString &key, Done done) override
    {
        start(new QKeychain::DeletePasswordJob(serviceName), key, whole(std::move(done)));
    }

private:
    using Ended = std::function<void(std::optional<SecretError>)>;

    static Ended whole(Done done)
    {
        return [done = std::move(done)](std::optional<SecretError> error) {
            if (error)
                done(std::unexpected(*error));
            else
                done({});
        };
    }

    /// The job deletes itself when it is done; it is not ours, since a keychain may ask its user
    /// for minutes.
    static void start(QKeychain::Job *job, const QString &key, Ended ended)
    {
        job->setKey(key);
        job->setInsecureFallback(
            false); // the default, and it must stay so: never a secret in a file
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [ended = std::move(ended)](QKeychain::Job *finished) {
                             if (finished->error() == QKeychain::NoError)
                                 ended(std::nullopt);
                             else
                                 ended(toError(*finished));
                         });
        job->start();
    }
};

} // namespace

std::unique_ptr<SecretBackend> makeKeychainBackend()
{
    return std::make_unique<KeychainBackend>();
}

} // namespace console
