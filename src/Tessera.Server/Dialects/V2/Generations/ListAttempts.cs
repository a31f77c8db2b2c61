using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>GET /generate/{id}/attempts</c>: the providers that a generation was given to, in order.</summary>
internal static class ListAttempts
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string id, Caller caller, GenerationReader reader, AccountStore accounts)
    {
        if (!GenerationId.TryParse(id, out var number, out _) || await reader.FindAsync(caller.Account, number) is not { } generation)
        {
            return ApiErrors.NoSuchGeneration();
        }

        // The names of credentials are the operator's.
        var showsCredentials = (await accounts.FindAsync(caller.Account))?.Role > AccountRole.Member;
        var attempts = AttemptsOf(generation, await reader.FindAttemptsAsync(number));
        return TypedResults.Ok(new Page([.. attempts.Select(attempt => ProviderAttempt.Of(attempt, generation, showsCredentials))]));
    }

    private static IReadOnlyList<StoredAttempt> AttemptsOf(Generation generation, string? stored) => stored is not null ? StoredAttempt.Read(stored)
        : generation.State is GenerationState.Accepted ? []
        : [new(generation.Provider, generation.Credential, generation.CreatedAt, null, null)];

    /// <param name="Items">In the order in which they were asked; none while the generation waits for its turn.</param>
    internal sealed record Page(IReadOnlyList<ProviderAttempt> Items);

    /// <summary>A provider that a generation was given to.</summary>
    /// <param name="Provider">The provider's name; <c>sandbox</c> for the built-in one.</param>
    /// <param name="Credential">The operator's name of the credential; null for accounts without a role.</param>
    /// <param name="StartedAt">When it was asked.</param>
    /// <param name="Ms">For how many milliseconds it worked on it; null while it still does.</param>
    /// <param name="Outcome"><c>refused</c>: another was asked, or none was left; otherwise the status of the generation.</param>
    /// <param name="Code">Why it was refused, or failed there; null otherwise.</param>
    internal sealed record ProviderAttempt(string Provider, string? Credential, DateTimeOffset StartedAt, long? Ms, string Outcome, string? Code)
    {
        public static ProviderAttempt Of(StoredAttempt attempt, Generation generation, bool showsCredential)
        {
            var (at, credential) = (attempt.StartedAt, showsCredential ? attempt.Credential : null);
            return attempt.Code is not null
                ? new(attempt.Provider, credential, at, attempt.Ms, "refused", attempt.Code)
                : new(
                    attempt.Provider,
                    credential,
                    at,
                    generation.CompletedAt is { } end ? (long)Math.Max(0, (end - at).TotalMilliseconds) : null,
                    generation.State.ToWire(),
                    generation.ErrorCode);
        }
    }
}
