using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Replicate;

/// <summary>
/// Requests whether Replicate has a route's model. https://replicate.com/docs/reference/http#models.get,
/// #models.versions.get, #deployments.get
/// </summary>
internal static class ReplicateModels
{
    /// <summary>A bare version cannot be requested, because its model is unknown.</summary>
    public static bool CanBeAskedFor(string id) => id.Contains('/', StringComparison.Ordinal);

    public static string PathOf(string id) =>
        id.StartsWith(ReplicateTasks.Deployments, StringComparison.Ordinal) ? $"/{ModelListReader.InPath(id)}"
        : ReplicateVersions.NameOf(id) is { } name ? $"/models/{ModelListReader.InPath(name)}"
        : id.Split(':', 2) is [var model, var version] ? $"/models/{ModelListReader.InPath(model)}/versions/{ModelListReader.InPath(version)}"
        : $"/models/{ModelListReader.InPath(id)}";

    /// <summary>The model, or none if it has no version to run; null if the reply is not about a model.</summary>
    public static ModelListPage? Read(string id, JsonElement reply) => reply.ValueKind is not JsonValueKind.Object ? null
        : ReplicateVersions.NameOf(id) is null || reply.Member("latest_version").Text("id") is not null ? new ModelListPage([new ListedModel(id)])
        : new ModelListPage([]);
}
