using Tessera.Providers;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Catalog;

/// <summary>How a provider's list of models compares with the catalogue's routes.</summary>
internal sealed record CheckedProvider
{
    public required string Provider { get; init; }

    /// <summary>The credential's name.</summary>
    public required string Name { get; init; }

    /// <summary>listed, unlisted or failed.</summary>
    public required string Result { get; init; }

    /// <summary>Why there is no list; null when there is one.</summary>
    public required string? Message { get; init; }

    /// <summary>The number of its models that routes name.</summary>
    public required int Routed { get; init; }

    /// <summary>Routed models that the provider does not have.</summary>
    public required IReadOnlyList<GoneModel> Gone { get; init; }

    /// <summary>Routed models that the provider has announced to withdraw, or has withdrawn.</summary>
    public required IReadOnlyList<EndingModel> Ending { get; init; }

    /// <summary>Models that no route names, newest first.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>
    /// The number of other models it lists that a catalogue does not need: snapshots, embeddings and the like.
    /// </summary>
    public required int LeftOut { get; init; }

    /// <param name="serving">The credential that was used.</param>
    /// <param name="routed">The models that calls with this credential request.</param>
    /// <param name="named">The models that routes to the provider name.</param>
    /// <param name="listing">The provider's list.</param>
    /// <param name="warnFrom">Models that end on this day or before are reported.</param>
    public static CheckedProvider Of(ServingCredential serving, IReadOnlyList<RoutedModel> routed, IReadOnlySet<string> named, ModelListing listing, DateOnly warnFrom)
    {
        var listed = (listing as ModelListing.Listed)?.Models;
        var found = routed.ToDictionary(model => model, model => listed?.FirstOrDefault(other => other.IsNamed(model.Id)));
        var gone = listed is null ? [] : routed.Where(model => found[model] is null).ToList();
        var ending = from model in routed.Except(gone)
                     let announced = found[model]
                     let ends = new[] { model.Ends, announced?.Ends }.Min()
                     where ends <= warnFrom || announced is { IsDeprecated: true }
                     select new EndingModel(model.Id, ends, model.Slugs);
        var (news, leftOut) = NewModels.In(listed ?? [], named);
        return new CheckedProvider
        {
            Provider = serving.Credential.Provider,
            Name = serving.Credential.Name,
            Result = listing switch { ModelListing.Listed => "listed", ModelListing.Failed => "failed", _ => "unlisted" },
            Message = listing switch
            {
                ModelListing.Listed => null,
                ModelListing.Failed { Failure: var failure } => $"{failure.Kind}: {failure.Message}",
                _ => "This provider offers no list of its models.",
            },
            Routed = routed.Count,
            Gone = [.. gone.Select(model => new GoneModel(model.Id, model.Slugs))],
            Ending = [.. ending],
            New = news,
            LeftOut = leftOut,
        };
    }

    /// <param name="Model">The provider's model ID.</param>
    /// <param name="Slugs">The slugs of the catalogue's models that it serves.</param>
    internal sealed record GoneModel(string Model, IReadOnlyList<string> Slugs);

    /// <param name="Model">The provider's model ID.</param>
    /// <param name="Ends">The last day; null when the provider marks it as deprecated without a date.</param>
    /// <param name="Slugs">The slugs of the catalogue's models that it serves.</param>
    internal sealed record EndingModel(string Model, DateOnly? Ends, IReadOnlyList<string> Slugs);
}
