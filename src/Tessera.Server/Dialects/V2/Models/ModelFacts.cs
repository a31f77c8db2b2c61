using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>A model as callers see it.</summary>
internal sealed record ModelFacts
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>text, image, video, tts, audio, stt, tool or embedding.</summary>
    public required string Category { get; init; }

    /// <summary>The model's vendor.</summary>
    public required string Provider { get; init; }

    /// <summary>The smallest plan that may use it.</summary>
    public required string MinPlan { get; init; }

    /// <summary>Tokens for a request with every option at its default.</summary>
    public required long TokenCost { get; init; }

    /// <summary>The least that any request costs.</summary>
    public required long MinTokenCost { get; init; }

    /// <summary>The most that any request costs.</summary>
    public required long MaxTokenCost { get; init; }

    /// <summary>fixed, matrix, per_second, per_point, per_character or per_usage.</summary>
    public required string PricingType { get; init; }

    /// <summary>In the language of <c>Accept-Language</c>: English or Russian.</summary>
    public required string Description { get; init; }

    public required string DescriptionEn { get; init; }

    public required string DescriptionRu { get; init; }

    /// <summary>Whether <c>stream: true</c> works.</summary>
    public required bool SupportsStreaming { get; init; }

    /// <summary>Whether messages may have images.</summary>
    public required bool SupportsVision { get; init; }

    /// <summary>Whether the first answer is always <c>pending</c>.</summary>
    public required bool IsAsync { get; init; }

    /// <summary>Whole seconds that it usually takes, for a model whose first answer is <c>pending</c>; null otherwise.</summary>
    public required int? EtaSeconds { get; init; }

    /// <summary>Other slugs that mean this model.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Whether this installation can serve it now.</summary>
    public required bool Available { get; init; }

    /// <summary>Whether it is the built-in sandbox that serves it, not the model itself.</summary>
    public required bool Sandbox { get; init; }

    /// <summary>The names of the providers that serve it here, in the order in which they are tried, or sandbox; none when it is not available.</summary>
    public required IReadOnlyList<string> ServedBy { get; init; }

    /// <summary>The providers' own models that serve it here, in the order in which they are tried; a withdrawn model is served by its successor. None for the sandbox.</summary>
    public required IReadOnlyList<ModelRoute> Routes { get; init; }

    /// <summary>What it takes: <c>sizes</c>, <c>formats</c>, <c>quality_options</c> …, every option in full, the files.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Config { get; init; }

    public static ModelFacts Of(Model catalogued, ProviderRegistry providers, Language language)
    {
        var model = providers.Offer(catalogued);
        var range = PriceCalculator.Range(model);
        var servedBy = providers.ServedBy(model);
        return new()
        {
            Slug = model.Slug,
            Name = model.Name,
            Category = model.Category.ToWire(),
            Provider = model.Vendor,
            MinPlan = model.MinPlan,
            TokenCost = PriceCalculator.Base(model).Tokens,
            MinTokenCost = range.Min,
            MaxTokenCost = range.Max,
            PricingType = model.Price.Type.ToWire(),
            Description = new LocalText(model.DescriptionEn, model.DescriptionRu).In(language),
            DescriptionEn = model.DescriptionEn,
            DescriptionRu = model.DescriptionRu,
            SupportsStreaming = model.SupportsStreaming,
            SupportsVision = model.SupportsVision,
            IsAsync = model.IsAsync,
            EtaSeconds = model.EtaSeconds,
            Aliases = model.Aliases,
            Available = providers.IsAvailable(model),
            Sandbox = servedBy is [ServingRoute.Sandbox],
            ServedBy = servedBy,
            Routes = [.. providers.RoutesServing(model).Select(route => new ModelRoute(route.Provider, route.Model, route.Ends))],
            Config = model.Config,
        };
    }

    /// <param name="Provider">The provider's name.</param>
    /// <param name="Model">The provider's own name of the model.</param>
    /// <param name="Ends">The last day on which the provider serves it; null where none is announced.</param>
    internal sealed record ModelRoute(string Provider, string Model, DateOnly? Ends);
}
