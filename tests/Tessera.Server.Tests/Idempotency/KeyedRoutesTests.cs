using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Idempotency;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>Every POST takes an idempotency key, or has a reason not to.</summary>
public sealed class KeyedRoutesTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["/api/v2/generate/{id}/cancel"] = "canceling twice is canceling once",
        ["/api/v2/models/{slug}/calculate-price"] = "changes nothing",
        ["/api/v2/auth/register"] = "the email is the key; there is no account yet to keep it for",
        ["/api/v2/auth/login"] = "a second token does no harm",
        ["/api/v2/auth/refresh"] = "a refresh token is good once",
        ["/api/v2/auth/logout"] = "leaving twice is leaving once",
        ["/api/v2/session/"] = "a second session replaces the first",
        ["/api/v2/session/register"] = "the email is the key; there is no account yet to keep it for",
        ["/api/v2/setup/"] = "succeeds once",
        ["/api/v2/setup/providers/test"] = "changes nothing",
        ["/api/v2/user/export"] = "changes nothing",
        ["/api/v2/user/password"] = "the password before it is good once",
        ["/api/v2/webhooks/{id}/rotate"] = "a second new secret does no harm; both are shown",
        ["/api/v2/webhooks/{id}/test"] = "one message more does no harm",
        ["/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver"] = "one message more does no harm",
        ["/api/v2/webhooks/default/secret/rotate"] = "a second new secret does no harm; both are shown",
        ["/api/v2/workspaces/{id}/members"] = "adding a member twice adds it once",
        ["/api/admin/v1/accounts/{account}/password"] = "setting a password twice sets it once",
        ["/api/admin/v1/providers/test"] = "one test more does no harm",
        ["/api/admin/v1/providers/{id:long}/test"] = "one test more does no harm",
        ["/api/admin/v1/providers/{id:long}/enable"] = "enabling twice is enabling once",
        ["/api/admin/v1/providers/{id:long}/disable"] = "disabling twice is disabling once",
        ["/api/admin/v1/workspaces/{id}/members"] = "adding a member twice adds it once",
        ["/api/ds-prototypes/"] = "the vendor's contract, which has no such header",
        ["/api/ds-prototypes/edit"] = "the vendor's contract, which has no such header",
        ["/api/ds-prototypes/image_generation/"] = "the vendor's contract, which has no such header",
        ["/api/ds-prototypes/image_generation/edit"] = "the vendor's contract, which has no such header",
        ["/api/workspace-service/v1/workspaces/{id}/members"] = "adding a member twice adds it once",
        ["/fal/rest/storage/upload/initiate"] = "announces a file; nothing is stored",
        ["/fal/rest/storage/upload/initiate-multipart"] = "is always refused",
        ["/replicate/v1/predictions/{id}/cancel"] = "canceling twice is canceling once",
        ["/replicate/v1/files"] = "the vendor's contract, which has no such header; a second copy expires like the first",
        ["/fal/proxy"] = "answers only a call that names no address",
        ["/v1/messages/count_tokens"] = "changes nothing",
        ["/v1beta/models/{model}:countTokens"] = "changes nothing",
        ["/oauth/v2/token"] = "a second token does no harm",
        ["/v1/moderations"] = "every call is refused",
    };

    [Fact]
    public void Every_POST_takes_a_key_or_has_a_reason_not_to()
    {
        var posts = Posts().ToList();

        posts.Where(post => post.Metadata.GetMetadata<IdempotencyAccepted>() is null)
            .Select(post => post.RoutePattern.RawText)
            // The operator's own socket, one command at a time.
            .Where(route => route?.StartsWith("/_admin/", StringComparison.Ordinal) is false)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Without.Keys.Order(StringComparer.Ordinal), "A POST that creates or spends needs .AcceptsIdempotencyKey(); another one a reason here.");
        posts.Count(post => IsOwn(post) && post.Metadata.GetMetadata<IdempotencyAccepted>() is not null).ShouldBe(10);
    }

    [Fact]
    public async Task The_document_names_the_header_where_it_is_taken_and_nowhere_else()
    {
        using var anyone = v2.Server.ClientFor(null);
        var document = JsonNode.Parse(await anyone.GetStringAsync("/openapi/v2.json", TestHttp.Ct));

        var described = document?["paths"]?.AsObject()
            .Where(path => path.Value?["post"]?["parameters"]?.AsArray().Any(parameter => parameter?["name"]?.GetValue<string>() == "Idempotency-Key") ?? false)
            .Select(path => path.Key)
            .ToList();

        var taken = Posts().Where(post => IsOwn(post) && post.Metadata.GetMetadata<IdempotencyAccepted>() is not null)
            .Select(post => post.RoutePattern.RawText?.TrimEnd('/').Replace(":long", "", StringComparison.Ordinal));
        described.ShouldNotBeNull().Order(StringComparer.Ordinal).ShouldBe(taken.Order(StringComparer.Ordinal));
        described.Where(path => document?["paths"]?[path]?["post"]?["responses"] is not { } replies || replies["409"] is null || replies["422"] is null).ShouldBeEmpty();
    }

    private static bool IsOwn(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.StartsWith("/api/v2/", StringComparison.Ordinal) is true;

    private IEnumerable<RouteEndpoint> Posts() => v2.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") ?? false);
}
