// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/secretstore.h"

#include <utility>

namespace console {

namespace {

/// Best effort: Qt may have made copies on the way.
void wipe(QString &secret)
{
    secret.fill(QChar::Null);
    secret.clear();
}

/// `done`, but only while both the store and the caller's context live.
template <typename Result>
auto guarded(QObject *store, QObject *context, std::function<void(Result)> done)
{
    return [store = QPointer(store), context = QPointer(context),
            done = std::move(done)](Result result) {
        if (store && context)
            done(std::move(result));
    };
}

} // namespace

SecretStore::SecretStore(std::unique_ptr<SecretBackend> backend, QObject *parent)
    : QObject(parent), m_backend(std::move(backend))
{
}

SecretStore::~SecretStore()
{
    for (QString &secret : m_memory)
        wipe(secret);
}

void SecretStore::read(const QString &profile, QObject *context, ReadDone done)
{
    auto answer = guarded<std::expected<QString, SecretError>>(this, context, std::move(done));
    if (const auto kept = m_memory.constFind(profile); kept != m_memory.cend()) {
        QMetaObject::invokeMethod(
            this, [answer, secret = *kept] { answer(secret); }, Qt::QueuedConnection);
        return;
    }
    m_backend->read(profile, answer);
}

void SecretStore::write(const QString &profile, const QString &secret, QObject *context, Done done)
{
    auto answer = guarded<std::expected<void, SecretError>>(this, context, std::move(done));
    m_backend->write(
        profile, secret,
        [self = QPointer(this), profile, answer](std::expected<void, SecretError> result) {
            if (self && result)
                self->forget(profile);
            answer(std::move(result));
        });
}

void SecretStore::remove(const QString &profile, QObject *context, Done done)
{
    auto answer = guarded<std::expected<void, SecretError>>(this, context, std::move(done));
    const bool onlyInMemory = m_memory.contains(profile);
    forget(profile);
    m_backend->remove(profile, [onlyInMemory, answer](std::expected<void, SecretError> result) {
        using Kind = SecretError::Kind;
        const bool nothingThere = !result
                                  && (result.error().kind == Kind::NotFound
                                      || (onlyInMemory && result.error().kind == Kind::NoKeychain));
        answer(nothingThere ? std::expected<void, SecretError>() : std::move(result));
    });
}

void SecretStore::rename(const QString &from, const QString &to, QObject *context, Done done)
{
    auto answer = guarded<std::expected<void, SecretError>>(this, context, std::move(done));
    if (m_memory.contains(from)) {
        keepInMemory(to, m_memory.value(from));
        forget(from);
        QMetaObject::invokeMethod(this, [answer] { answer({}); }, Qt::QueuedConnection);
        return;
    }
    // The old entry goes only after the new one is there.
    m_backend->read(from, [self = QPointer(this), from, to,
                           answer](std::expected<QString, SecretError> secret) {
        if (!self)
            return;
        if (!secret) {
            const bool none = secret.error().kind == SecretError::Kind::NotFound;
            answer(none ? std::expected<void, SecretError>() : std::unexpected(secret.error()));
            return;
        }
        self->m_backend->write(to, *secret,
                               [self, from, answer](std::expected<void, SecretError> written) {
                                   if (self && written)
                                       self->m_backend->remove(from, answer);
                                   else
                                       answer(std::move(written));
                               });
    });
}

void SecretStore::keepInMemory(const QString &profile, const QString &secret)
{
    forget(profile);
    m_memory.insert(profile, secret);
}

void SecretStore::forget(const QString &profile)
{
    const auto kept = m_memory.find(profile);
    if (kept == m_memory.end())
        return;
    wipe(*kept);
    m_memory.erase(kept);
}

} // namespace console
