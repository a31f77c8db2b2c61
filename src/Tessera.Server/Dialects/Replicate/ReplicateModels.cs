using System.Security.Cryptography;
using System.Text;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>
/// Finds models as Replicate's clients name them: <c>owner/name</c>, with or without a version, or a version alone. Ours are
/// <c>tessera/slug</c>, and each has one version.
/// </summary>
internal sealed class ReplicateModels(FindRoutedModel models, ModelCatalog catalog)
{
    /// <summary>Replicate, as routes of the catalogue name it.</summary>
    private const string Provider = "replicate";

    // The families whose models make several images in one run, and so answer with a list.
    private static readonly string[] Listing = ["stability-ai/stable-diffusion", "black-forest-labs/flux-dev", "black-forest-labs/flux-schnell"];

    // Routes name community models so: the newest version is looked up.
    private const string Newest = ":latest";

    /// <summary>The model with this name, of which a version is ignored, or with this version.</summary>
    public Result<FindRoutedModel.RoutedModel> Find(string name)
    {
        var plain = name.Split(':')[0].Trim('/');
        if (!plain.Contains('/', StringComparison.Ordinal) && catalog.All.FirstOrDefault(model => VersionOf(model.Slug) == plain) is { } versioned)
        {
            plain = versioned.Slug;
        }

        var found = models.Find(plain, Provider);
        return !found.IsError ? found
            : models.Find(plain + Newest, Provider) is { IsError: false } newest ? newest
            : plain.Contains('/', StringComparison.Ordinal) ? found
            : ApiErrors.NotFound(
                $"There is no version '{Excerpt.Of(plain)}'. Name the model without one, `owner/name`; GET /replicate/v1/models lists all.",
                $"Версии '{Excerpt.Of(plain)}' нет. Назовите модель без неё: `owner/name`.");
    }

    /// <summary>The ID of a model's only version, in the form of Replicate's.</summary>
    public static string VersionOf(string slug) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{FindRoutedModel.Owner}/{slug}")));

    /// <summary>Whether Replicate's models answer with a list of links where ours has one file.</summary>
    public static bool HasListedOutput(Model? model) =>
        model is not null && model.Routes.Any(route => route.Provider == Provider && Array.Exists(Listing, family => route.Model.StartsWith(family, StringComparison.Ordinal)));
}
