// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens the dialogs that the window's actions ask for, hands their requests to the session's
// commands and brings the answers back. The dialogs themselves know neither services nor each
// other.
#pragma once

#include "domain/connection.h"
#include "domain/directory.h"
#include "domain/linkstate.h"
#include "domain/lookups.h"
#include "domain/operatorlog.h"
#include "services/commandresult.h"
#include "services/lookupcache.h"

#include <QObject>
#include <QPointer>

namespace console {

class CalloutTableModel;
class ConnectionDialog;
class DirectoryReader;
class MainWindow;
class PointTool;
class ProfileStore;
class RaiseDialog;
class RatingDialog;
class Session;
class Settings;
class Theme;
class UnconditionalCancelDialog;
class VerifiedCancelDialog;
struct CalloutHead;

class Dialogs final : public QObject {
    Q_OBJECT

public:
    /// All must outlive this; the dialogs belong to the window.
    struct Parts {
        MainWindow &window;
        const Theme &theme;
        const CalloutTableModel &table;
        Settings &settings;
        ProfileStore &profiles;
        OperatorLog &log;
        const ServerClock &serverClock;
        const Clock &clock;
    };
    explicit Dialogs(const Parts &parts);
    ~Dialogs() override;

    /// Null: signed out; dialogs that need a session close.
    void setSession(Session *session);
    /// An open connection dialog closes when linked, or says why not.
    void setLink(const LinkState &state);
    /// False: the connection dialog says that secrets stay in memory.
    void setKeychainAvailable(bool available) { m_keychain = available; }
    void openConnection(const std::optional<ConnectionProfile> &profile);
    void showConnectionProblem(const QString &sentence);
    void raiseForCustomer(CustomerId id);
    void raiseAtSite(const FixedLocation &site);

signals:
    void signInRequested(const console::ConnectionProfile &profile,
                         const console::Credentials &credentials, bool remember);

private:
    void openVerifiedCancel(CalloutId id);
    void openUnconditionalCancel(CalloutId id);
    void openRaise();
    void pickForRaise();
    void endPicking(const std::optional<LatLon> &point);
    [[nodiscard]] CalloutId activeCalloutOf(CustomerId id) const;
    void connectRaiseChecks();
    void showSubscription(RaiseDialog *dialog, DirectoryReader *directory, CustomerId id) const;
    void openRating(CalloutId id);
    void openPrivateNote(CalloutId id);
    void openReveal(CalloutId id);
    void reasonsRead(CalloutId id, const QList<ExceptionReason> &reasons);
    void lookupFailed(LookupCache::What what, CalloutId id, const ApiError &error);
    void commandFinished(const CommandResult &result);
    void verifiedSettled(CalloutId id, const std::optional<ApiError> &trouble);
    void unconditionalFinished(const CommandResult &result);
    void raiseFinished(const CommandResult &result);
    void ratingFinished(const CommandResult &result);
    void logOperator(CalloutId id, const QString &text);
    [[nodiscard]] CalloutHead head(CalloutId id) const;
    [[nodiscard]] static QString failureText(const CommandResult &result);

    const Parts m_parts;
    QPointer<Session> m_session;
    QPointer<ConnectionDialog> m_connection;
    QPointer<VerifiedCancelDialog> m_verified;
    QPointer<UnconditionalCancelDialog> m_unconditional;
    QPointer<RaiseDialog> m_raise;
    QPointer<RatingDialog> m_rating;
    QHash<CustomerId, Customer> m_seen;
    QPointer<PointTool> m_picking;
    bool m_keychain = true;
};

} // namespace console
