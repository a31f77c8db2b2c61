using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations;

/// <summary>One provider that a generation was given to, as it is stored.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Credential">The credential that was used.</param>
/// <param name="StartedAt">When it was asked.</param>
/// <param name="Ms">How long it took; null for the one that accepted the generation, which the generation itself says.</param>
/// <param name="Code">Why it did not accept it; null when it did.</param>
internal sealed record StoredAttempt(string Provider, string? Credential, DateTimeOffset StartedAt, long? Ms, string? Code)
{
    /// <summary>The text to store; null when the first provider accepted the call, as the generation itself says.</summary>
    public static string? ToText(IReadOnlyList<RouteAttempt> attempts) => attempts is [] or [{ Failure: null }]
        ? null
        : JsonSerializer.Serialize(
            attempts.Select(attempt => attempt.Failure is { } failure
                ? new StoredAttempt(attempt.Provider, attempt.Credential, attempt.At, (long)attempt.Took.TotalMilliseconds, GenerationOutcome.CodeOf(failure))
                : new StoredAttempt(attempt.Provider, attempt.Credential, attempt.At, null, null)),
            WireJson.Options);

    public static IReadOnlyList<StoredAttempt> Read(string text) => JsonSerializer.Deserialize<StoredAttempt[]>(text, WireJson.Options) ?? [];
}
