using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Replicate;

/// <summary>
/// How Replicate is asked whether it has the model of a route. https://replicate.com/docs/reference/http#models.get,
/// #models.versions.get, #deployments.get
/// </summary>
internal static class ReplicateModels
{
    /// <summary>A bare version cannot be asked for: its model is not known.</summary>
    public static bool CanBeAskedFor(string id) => id.Contains('/', StringComparison.Ordinal);

    public static string PathOf(string id) =>
        id.StartsWith(ReplicateTasks.Deployments, StringComparison.Ordinal) ? $"/{ModelListReader.InPath(id)}"
        : ReplicateVersions.NameOf(id) is { } name ? $"/models/{ModelListReader.InPath(name)}"
        : id.Split(':', 2) is [var model, var version] ? $"/models/{ModelListReader.InPath(model)}/versions/{ModelListReader.InPath(version)}"
        : $"/models/{ModelListReader.InPath(id)}";

    /// <summary>The model, or none where it has no version to run; null where the reply is not about a model.</summary>
    public static ModelListPage? Read(string id, JsonElement reply) => reply.ValueKind is not JsonValueKind.Object ? null
        : ReplicateVersions.NameOf(id) is null || reply.Member("latest_version").Text("id") is not null ? new ModelListPage([new ListedModel(id)])
        : new ModelListPage([]);
}
