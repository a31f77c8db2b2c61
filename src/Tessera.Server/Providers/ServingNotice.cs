using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>The start-up notice on models that no configured provider serves.</summary>
internal static class ServingNotice
{
    /// <summary>One line; null when there is nothing to report.</summary>
    public static string? Of(ModelCatalog catalog, ProviderRegistry providers)
    {
        var sandboxed = catalog.All.Where(model => providers.ServedBy(model) is [ServingRoute.Sandbox]).ToList();
        var unserved = catalog.All.Where(model => providers.ServedBy(model).Count == 0).ToList();
        return (providers.HasProvider, sandboxed.Count, unserved.Count) switch
        {
            (true, > 0, _) =>
                $"Warning: the sandbox serves {Models(sandboxed)}{Price(providers)}, because no configured provider has them. {Setting}=Never refuses them: {Names(sandboxed)}.",
            (_, _, > 0) => $"No configured provider serves {Models(unserved)}; calls to them are answered 503 model_unavailable: {Names(unserved)}.",
            _ => null,
        };
    }

    private const string Setting = $"{SandboxOptions.Section}:{nameof(SandboxOptions.Mode)}";

    private static string Price(ProviderRegistry providers) => providers.IsSandboxFree ? " free of charge" : " and charges for them";

    private static string Models(List<Model> models) => models.Count == 1 ? "1 model" : $"{models.Count} models";

    private static string Names(List<Model> models) => string.Join(", ", models.Select(model => model.Slug));
}
