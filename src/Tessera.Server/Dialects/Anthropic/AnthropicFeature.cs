using System.Globalization;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Anthropic.Messages;
using Tessera.Server.Dialects.Anthropic.Models;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Anthropic;

/// <summary>Anthropic's Messages API. https://docs.anthropic.com/en/api/messages</summary>
internal static class AnthropicFeature
{
    public const string MessagesRoute = "/v1/messages";

    // OpenAI's API has the same route; only Anthropic's clients send this header.
    public const string ModelsRoute = "/v1/models";
    private const string VersionHeader = "anthropic-version";

    public static Dialect Dialect { get; } = new(AnthropicDocument.Document)
    {
        Add = Add,
        Map = Map,
        ErrorForms =
        [
            new(MessagesRoute, AnthropicErrors.Form),
            new(ModelsRoute, AnthropicErrors.Form) { Header = VersionHeader },
        ],
    };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<ReadMessageCall>()
        .AddSingleton<CreateMessage>();

    private static RequestLimitHeaders Limits { get; } = new(
        "anthropic-ratelimit-requests-limit", "anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset",
        static (_, ends) => ends.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static void Map(IEndpointRouteBuilder all)
    {
        var routes = all.MapGroup("").WithMetadata(Limits);
        var calls = routes.MapGroup(MessagesRoute).WithGroupName(AnthropicDocument.Document.Name).WithTags("Messages").RequireCaller(KeyScopes.Generate);
        calls.MapPost("", CreateMessage.Handle).WithName(nameof(CreateMessage)).AcceptsIdempotencyKey(Replay.OfEnded(ReplayMessage.Reply));
        calls.MapPost("/count_tokens", CountTokens.Handle).WithName(nameof(CountTokens));

        var models = routes.MapGroup(ModelsRoute).WithGroupName(AnthropicDocument.Document.Name).WithTags("Models").RequireCaller(KeyScopes.Read)
            .WithMetadata(new RequestHeaderRequired(VersionHeader));
        models.MapGet("", ListModels.Handle).WithName("ListAnthropicModels");
        models.MapGet("/{id}", GetModel.Handle).WithName("GetAnthropicModel");
    }
}
