using Tessera.Server.Catalog;

namespace Tessera.Server.Tests.Upstream;

/// <summary>A request for a model, and the form of the provider's route that takes it: with files another endpoint may.</summary>
internal sealed record StubbedCall(Model Model, ProviderRoute Route, IReadOnlyCollection<string> Files, string Body)
{
    public override string ToString() => $"{Model.Slug} by {Route.Provider}'s {Route.Model}";
}
