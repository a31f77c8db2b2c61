using Tessera.Providers;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>How a provider's list of models compares with the catalogue's routes.</summary>
internal sealed record CheckedProvider
{
    public required string Provider { get; init; }

    /// <summary>The credential's.</summary>
    public required string Name { get; init; }

    /// <summary>listed, unlisted or failed.</summary>
    public required string Result { get; init; }

    /// <summary>Why there is no list; null where there is one.</summary>
    public required string? Message { get; init; }

    /// <summary>How many of its models routes name.</summary>
    public required int Routed { get; init; }

    /// <summary>Routed models that the provider does not have.</summary>
    public required IReadOnlyList<GoneModel> Gone { get; init; }

    /// <summary>Routed models that it has withdrawn by its announcement, or withdraws soon.</summary>
    public required IReadOnlyList<EndingModel> Ending { get; init; }

    /// <summary>Models that no route names, the newest first.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>How many more it lists that are of no interest: snapshots, embeddings and the like.</summary>
    public required int LeftOut { get; init; }

    /// <param name="serving">The credential that asked.</param>
    /// <param name="routed">The models that calls with the credential ask for.</param>
    /// <param name="named">The models that routes to the provider name.</param>
    /// <param name="listing">The provider's list.</param>
    /// <param name="warnFrom">A model that ends on this day or before is named.</param>
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

    /// <param name="Model">The provider's own name.</param>
    /// <param name="Slugs">The models of the catalogue that it serves.</param>
    internal sealed record GoneModel(string Model, IReadOnlyList<string> Slugs);

    /// <param name="Model">The provider's own name.</param>
    /// <param name="Ends">The last day; null where the provider marks it as deprecated and names none.</param>
    /// <param name="Slugs">The models of the catalogue that it serves.</param>
    internal sealed record EndingModel(string Model, DateOnly? Ends, IReadOnlyList<string> Slugs);
}
