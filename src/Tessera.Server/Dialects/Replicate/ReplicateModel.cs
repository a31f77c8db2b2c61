using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>A model in Replicate's form.</summary>
/// <param name="Url">Where it is described.</param>
/// <param name="Owner">Always <c>tessera</c>.</param>
/// <param name="Name">Its slug.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Visibility">Always <c>public</c>.</param>
/// <param name="GithubUrl">Always null.</param>
/// <param name="PaperUrl">Always null.</param>
/// <param name="LicenseUrl">Always null.</param>
/// <param name="RunCount">Always 0: it is not counted.</param>
/// <param name="CoverImageUrl">Always null.</param>
/// <param name="DefaultExample">Always null.</param>
/// <param name="LatestVersion">Its only version.</param>
internal sealed record ReplicateModel(
    string Url,
    string Owner,
    string Name,
    string Description,
    string Visibility,
    string? GithubUrl,
    string? PaperUrl,
    string? LicenseUrl,
    long RunCount,
    string? CoverImageUrl,
    JsonElement? DefaultExample,
    ReplicateModel.Version LatestVersion)
{
    public static ReplicateModel Of(Model model, string address) => new(
        $"{address}/api/v2/models/{model.Slug}",
        FindRoutedModel.Owner,
        model.Slug,
        model.DescriptionEn,
        "public",
        null,
        null,
        null,
        0,
        null,
        null,
        VersionOf(model));

    public static Version VersionOf(Model model) => new(ReplicateModels.VersionOf(model.Slug), model.AddedAt, "0.0.0", JsonSerializer.SerializeToElement(SchemaOf(model), WireJson.Options));

    // Where a client looks for the names and values of an input: components.schemas.Input.
    private static object SchemaOf(Model model)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        if (model.Category is Category.Text || model.Prompt is not InputUse.None)
        {
            members["prompt"] = new { type = "string" };
        }

        foreach (var input in model.Inputs)
        {
            members[input.Name] = new { type = "string", format = "uri" };
        }

        foreach (var rule in model.Options.Values)
        {
            members[rule.Name] = new { title = rule.Name, @enum = rule.Allowed.Count > 0 ? rule.Allowed : null, @default = rule.Default, minimum = rule.Min, maximum = rule.Max };
        }

        return new { components = new { schemas = new { Input = new { type = "object", properties = members } } } };
    }

    /// <param name="Id">Its ID.</param>
    /// <param name="CreatedAt">The day on which the model was added to the catalogue.</param>
    /// <param name="CogVersion">Always <c>0.0.0</c>.</param>
    /// <param name="OpenapiSchema">The model's own options, under <c>components.schemas.Input</c>.</param>
    internal sealed record Version(string Id, DateTimeOffset CreatedAt, string CogVersion, JsonElement OpenapiSchema);
}
