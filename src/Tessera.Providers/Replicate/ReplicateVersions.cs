using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Replicate;

/// <summary>
/// The newest version of a model that a route names as <c>owner/name:latest</c>. Replicate runs its official models by name,
/// all others by version only. https://replicate.com/docs/reference/http#models.get
/// </summary>
/// <remarks>
/// A version is remembered for an hour. Callers share one look-up per model. It happens before the work is submitted and
/// changes nothing, so a failed look-up is never an unknown outcome.
/// </remarks>
internal sealed partial class ReplicateVersions(VendorApi api, TimeProvider time)
{
    private const string Latest = ":latest";

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ProviderFailure Unanswered = new(FailureKind.Unavailable, "The provider did not say which version of the model is the newest.");

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LookUp> _lookUps = new(StringComparer.Ordinal);

    /// <summary>The name of the model without <c>:latest</c>; null where the route names no such model.</summary>
    public static string? NameOf(string model) => model.EndsWith(Latest, StringComparison.Ordinal) ? model[..^Latest.Length] : null;

    /// <summary>What is submitted as the version of a route's model.</summary>
    public async Task<(string? Version, ProviderFailure? Failure)> FindAsync(string model, CancellationToken ct)
    {
        if (NameOf(model) is not { } name)
        {
            return (model, null);
        }

        Task<(string?, ProviderFailure?)> found;
        lock (_lock)
        {
            if (!_lookUps.TryGetValue(name, out var known) || IsOver(known))
            {
                known = new LookUp(AskAsync(name), time.GetTimestamp());
                _lookUps[name] = known;
            }

            found = known.Found;
        }

        return await found.WaitAsync(ct);
    }

    /// <summary>
    /// The version that replaced the one Replicate refused; null where the route names the version itself, or
    /// the same is still the newest.
    /// </summary>
    public async Task<string?> FindAnotherAsync(string model, string refused, CancellationToken ct)
    {
        if (NameOf(model) is not { } name)
        {
            return null;
        }

        Forget(name, refused);
        var (version, _) = await FindAsync(model, ct);
        return version == refused ? null : version;
    }

    // Another call may have looked it up again already.
    private void Forget(string name, string refused)
    {
        lock (_lock)
        {
            if (_lookUps.TryGetValue(name, out var known) && known.Found.IsCompletedSuccessfully && known.Found.Result.Version == refused)
            {
                _lookUps.Remove(name);
            }
        }
    }

    private bool IsOver(LookUp known) => known.Found.IsCompleted
        && (!known.Found.IsCompletedSuccessfully || known.Found.Result.Version is null || time.GetElapsedTime(known.Began) >= Remembered);

    // Without a caller's token: one that leaves must not end the look-up of the others.
    private async Task<(string? Version, ProviderFailure? Failure)> AskAsync(string name)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            using var response = await api.GetAsync($"/models/{name}", limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                // Nothing in this call is the caller's, so none of it can be refused as invalid.
                return (null, HttpFailure.OfLookUp(response) is { Kind: not FailureKind.InvalidInput } failure ? failure : Unanswered);
            }

            var model = await Reply.ReadAsync(response, VersionsWire.Default.Described, Reply.StatusBytes, limit.Token);
            return model switch
            {
                null => (null, Unanswered),
                { LatestVersion.Id: { } id } when RemoteId.IsSafe(id) => (id, null),
                _ => (null, HttpFailure.NoSuchModel),
            };
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            return (null, Unanswered);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (null, Unanswered with { IsTimeout = true });
        }
    }

    private sealed record LookUp(Task<(string? Version, ProviderFailure? Failure)> Found, long Began);

    private sealed record Described(Version? LatestVersion);

    private sealed record Version(string? Id);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Described))]
    private sealed partial class VersionsWire : JsonSerializerContext;
}
