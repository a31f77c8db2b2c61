using Tessera.Server.Dialects.Administration;
using Tessera.Server.Dialects.Anthropic;
using Tessera.Server.Dialects.Fal;
using Tessera.Server.Dialects.Gemini;
using Tessera.Server.Dialects.OpenAi;
using Tessera.Server.Dialects.Replicate;
using Tessera.Server.Dialects.Shared;
using Tessera.Server.Dialects.V2;
using Tessera.Server.Dialects.Workspaces;
using Tessera.Server.Http;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects;

/// <summary>The dialects. A new one is a folder, and a line here.</summary>
internal static class DialectsFeature
{
    public static IReadOnlyList<Dialect> All { get; } =
    [
        V2Feature.Dialect,
        AdministrationFeature.Dialect,
        WorkspaceApiFeature.Dialect,
        // Before OpenAI's: both have routes below /v1, and of the forms of errors that match the first counts.
        AnthropicFeature.Dialect,
        GeminiFeature.Dialect,
        OpenAiFeature.Dialect,
        FalFeature.Dialect,
        ReplicateFeature.Dialect,
    ];

    public static void AddDialects(this IServiceCollection services)
    {
        services.AddCallsOfDialects();
        foreach (var dialect in All)
        {
            dialect.Add(services);
            dialect.Document.AddTo(services);
        }
    }

    /// <summary>From here on errors have the form of the dialect that a request's path belongs to.</summary>
    public static void UseDialectErrors(this IApplicationBuilder app) => app.UseErrorForms([.. All.SelectMany(dialect => dialect.ErrorForms)]);

    public static void MapDialects(this IEndpointRouteBuilder routes)
    {
        foreach (var dialect in All)
        {
            dialect.Map(routes);
            dialect.Document.MapTo(routes);
        }

        routes.MapApiReference([.. All.Select(dialect => dialect.Document)]);
    }
}
