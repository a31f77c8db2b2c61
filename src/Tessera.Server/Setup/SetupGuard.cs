using Microsoft.Extensions.Options;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Setup;

/// <summary>
/// Admits to the set-up while it is required: callers on this machine, and those that have the code. Behind a proxy every
/// caller may seem to be on this machine, so where there is a trace of one in the configuration, all need the code. So they do
/// once there is another account, because the installation is then in use.
/// </summary>
internal sealed class SetupGuard(Database database, SetupCode code, FixedWindowCounters counts, IOptions<ServerOptions> options)
{
    public const int MaxWrong = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public Task<OwnerAccount.State> StateAsync() => database.ReadAsync(OwnerAccount.GetStateAsync);

    /// <summary>Whether the caller needs the code.</summary>
    public bool NeedsCode(SetupCaller caller, OwnerAccount.State state) =>
        !caller.IsOnThisMachine || state.HasOthers || options.Value.TrustedProxies.Count > 0 || options.Value.PublicUrl is not null;

    /// <summary>Why the caller may not set the installation up, or null.</summary>
    public async Task<ApiError?> CheckAsync(SetupCaller caller, string? given)
    {
        var state = await StateAsync();
        if (!state.IsRequired)
        {
            return SetupErrors.Closed();
        }

        if (!NeedsCode(caller, state))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(given))
        {
            return SetupErrors.MissingCode();
        }

        // Counted as wrong until it is right, so that guesses made at once are counted too.
        var limits = ClientNetworks.Of(caller.Address).Limits("set-up", MaxWrong, Window);
        if (counts.TryAdd(limits) is { } wait)
        {
            return SetupErrors.TooManyCodes(wait);
        }

        if (!await code.IsAsync(given))
        {
            return SetupErrors.WrongCode();
        }

        foreach (var limit in limits)
        {
            counts.TakeBack(limit);
        }

        return null;
    }
}
