using System.Collections.Frozen;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of every call below <c>/api/v2</c>.</summary>
internal static class V2Calls
{
    /// <summary>By method and path. A test holds it against the routes there are.</summary>
    public static FrozenDictionary<string, OpenApiCall> All { get; } =
        new[] { GenerateCalls.All, ModelCalls.All, OwnCalls.All, FileCalls.All, KeyCalls.All, WebhookCalls.All, AccountCalls.All }
            .SelectMany(calls => calls)
            .ToFrozenDictionary(StringComparer.Ordinal);
}
