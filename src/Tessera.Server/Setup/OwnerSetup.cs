using Tessera.Server.Accounts;
using Tessera.Server.Admin.Providers;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;
using Tessera.Server.Sessions;
using Tessera.Server.Storage;

namespace Tessera.Server.Setup;

/// <summary>
/// Sets an installation up in one transaction: the owner's email and password, the keys of providers, a row of the audit log
/// and the first session. Of two that set up at once, one succeeds and leaves nothing to the other.
/// </summary>
internal sealed class OwnerSetup(
    Database database, Passwords passwords, CredentialStore credentials, ProviderRoster roster, ProviderInvoker invoker, SessionReplies sessions, TimeProvider time)
{
    public async Task<Result<SessionReply>> TryAsync(SetupRequest request, SetupCaller caller, SignInOrigin origin, SessionCookie cookie)
    {
        var owner = new OwnerAccount.Credentials(
            request.Email, request.Username ?? request.Email.Split('@')[0], passwords.Hash(request.Password), request.Language, request.Theme);
        var (secret, now) = (SessionTokens.NewSecret(), time.GetUtcNow());
        // Sealed before the write begins, which may have to write the key ring itself.
        var keys = request.Keys.Select(key => key.ToCredential()).Select(credential => (Credential: credential, Sealed: credentials.Seal(credential))).ToList();
        var (account, signIn, refusal) = await database.WriteAsync<(AccountId, SignInId, ApiError?)>(async session =>
        {
            if (await OwnerAccount.IsEmailTakenAsync(session, request.Email))
            {
                return (default, default, SetupErrors.EmailTaken(request.Email));
            }

            foreach (var (index, key) in keys.Index())
            {
                if (await CredentialStore.ExistsAsync(session, key.Credential))
                {
                    return (default, default, SetupErrors.HasCredential(index, key.Credential.Provider));
                }
            }

            if (await OwnerAccount.TrySetUpAsync(session, owner) is not { } id)
            {
                return (default, default, SetupErrors.Closed());
            }

            foreach (var key in keys)
            {
                _ = await CredentialStore.AddAsync(session, key.Credential, key.Sealed, now)
                    ?? throw new InvalidOperationException($"Another node stored {key.Credential} at the same time.");
            }

            if (request.Registration is { } mode)
            {
                await RegistrationChoice.SetAsync(session, Enum.Parse<RegistrationMode>(mode, ignoreCase: true));
            }

            var actor = new Actor(id, AccountRole.Owner, caller.Address, caller.RequestId);
            var entry = AuditEntry.OfAccount(AuditActs.SetUp, id) with { After = new { providers = keys.Select(key => key.Credential.Provider), registration = request.Registration } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return (id, await SessionStore.AddAsync(session, id, origin, secret, now), null);
        });
        if (refusal is not null)
        {
            // Another set-up that was done meanwhile is the reason for whatever stood in the way of this one.
            return (await database.ReadAsync(OwnerAccount.GetStateAsync)).IsRequired ? refusal : SetupErrors.Closed();
        }

        await roster.ReloadAsync(CancellationToken.None);
        // A key that its provider refuses is known as such now, not by the first calls that fail.
        var stored = keys.Select(key => roster.Now.Of(key.Credential.Provider)?.Find(key.Credential.Name)).OfType<ServingCredential>();
        await Task.WhenAll(stored.Select(serving => TestProviders.TestAsync(serving, invoker, CancellationToken.None)));
        return await sessions.EnterAsync(account, signIn, secret, cookie);
    }
}
