using Tessera.Server.Keys;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of API keys.</summary>
internal static class KeyCalls
{
    private const string Members =
        """
        "id": 7, "name": "ci", "prefix": "nb_7Qw", "last_four": "x0Yz", "is_test": false, "scopes": ["generate", "read"], "models": [],
        "cidrs": ["203.0.113.0/24"], "monthly_budget": 500, "budget_used": 0, "created_at": "2026-03-08T12:00:00Z",
        "last_used_at": null, "expires_at": null
        """;

    private const string Secret = "\"key\": \"nb_7QwErTyUiOpAsDfGhJkLzXcVbNm1234567890AbCx0Yz\"";

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["GET /api/v2/keys"] = new("List keys", new OpenApiReply(
            200, typeof(ListKeys.Page), new OpenApiSample("keys", "One key", $$"""{ "items": [{ {{Members}} }], "total": 1 }""")))
        {
            Errors = [401, 403],
        },
        ["POST /api/v2/keys"] = new("Create a key", new OpenApiReply(
            201, typeof(KeyCreated), new OpenApiSample("key", "The new key", $$"""{ {{Secret}}, {{Members}} }""")))
        {
            Description = "The secret is shown this once. Keys need a plan with API access.",
            Values = [RepeatedCalls.Key],
            Request = new OpenApiRequest(typeof(CreateKeyRequest), new OpenApiSample(
                "ci", "A key for one purpose", """{ "name": "ci", "scopes": ["generate", "read"], "cidrs": ["203.0.113.0/24"], "monthly_budget": 500 }""")),
            Errors = [400, 401, 403, 409, 415, 422],
        },
        ["GET /api/v2/keys/{id}"] = new("Get a key", new OpenApiReply(
            200, typeof(KeySummary), new OpenApiSample("key", "A key", $$"""{ {{Members}} }""")))
        {
            Errors = [401, 403, 404],
        },
        ["POST /api/v2/keys/{id}/rotate"] = new("Rotate a key", new OpenApiReply(
            200,
            typeof(KeyCreated),
            new OpenApiSample("key", "The new key", $$"""{ {{Secret}}, {{Members}}, "replaces": { "id": 6, "expires_at": "2026-03-09T12:00:00Z" } }""")))
        {
            Description = "A new secret with the same rights; the old one works on for `overlap_hours`.",
            Values = [RepeatedCalls.Key],
            Request = new OpenApiRequest(typeof(RotateKeyRequest), new OpenApiSample("day", "Over a day", """{ "overlap_hours": 24 }""")) { IsRequired = false },
            Errors = [400, 401, 403, 404, 409, 415, 422],
        },
        ["DELETE /api/v2/keys/{id}"] = new("Revoke a key", new OpenApiReply(204, null))
        {
            Description = "It stops working at once.",
            Errors = [401, 403, 404],
        },
    };
}
