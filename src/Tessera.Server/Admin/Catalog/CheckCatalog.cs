using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Admin.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Catalog;

/// <summary>
/// <c>admin catalog check</c>: asks the provider of each credential for its models and compares them with those that the
/// catalogue's routes name.
/// </summary>
internal static class CheckCatalog
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        string? provider, string? name, ModelCatalog catalog, ProviderRoster roster, ProviderInvoker invoker, TimeProvider time, CancellationToken ct)
    {
        if (provider is not null && BuiltInProviders.Find(provider) is null)
        {
            return ProviderErrors.NoSuchProvider(provider);
        }

        await roster.ReloadAsync(ct);
        var warnFrom = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(EndingRoutes.DaysBefore);
        return TypedResults.Ok(new Page(await Task.WhenAll(roster.Now.Matching(provider, name).Select(async serving =>
        {
            var routed = RoutedModel.Of(catalog, serving);
            var listing = serving.Connectors.Models is { } models
                ? await invoker.ListAsync(serving, models, [.. routed.Select(model => model.Id)], ct)
                : ModelListing.None;
            return CheckedProvider.Of(serving, routed, RoutedModel.Named(catalog, serving), listing, warnFrom);
        }))));
    }

    internal sealed record Page(IReadOnlyList<CheckedProvider> Items);
}
