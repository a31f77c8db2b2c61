using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Keys;

/// <summary><c>GET /api/v2/keys</c>: the caller's keys that are not revoked, oldest first.</summary>
internal static class ListKeys
{
    public static async Task<Ok<Page>> Handle(Caller caller, KeyStore keys, TimeProvider time)
    {
        var found = await keys.ListAsync(caller.Account, time.GetUtcNow());
        return TypedResults.Ok(new Page([.. found.Select(KeySummary.Of)], found.Count));
    }

    internal sealed record Page(IReadOnlyList<KeySummary> Items, int Total);
}
