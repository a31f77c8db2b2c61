using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Dialects.Workspaces.History;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// Finds the images that <c>image_urls</c> names: relative addresses of this workspace's history, or result links of the
/// same account's other generations. Nothing is ever fetched.
/// </summary>
internal sealed class ReadImageInputs(ImageHistory history, GenerationReader generations, SignedLinks links)
{
    public const string Member = "image_urls";

    /// <summary>Those that have neither form.</summary>
    public IEnumerable<FieldError> Wrong(IReadOnlyList<string> urls) => urls.Index()
        .Where(url => ImageLinks.ReadView(url.Item) is null && ReadResult(url.Item) is null)
        .Select(url => FieldError.OfEntry(Member, url.Index, WrongForm(url.Item)));

    /// <summary>The images, or an error when one of them does not exist.</summary>
    public async Task<Result<IReadOnlyList<InputImage>>> ReadAsync(Workspace workspace, IReadOnlyList<string> urls)
    {
        var found = new List<InputImage>();
        foreach (var url in urls)
        {
            if (await FindAsync(workspace, url) is not { } image)
            {
                return ApiErrors.NotFound(
                    $"There is no image '{Excerpt.Of(url)}' in this workspace; GET /history lists its images.",
                    $"В этом рабочем пространстве нет изображения '{Excerpt.Of(url)}'; список: GET /history.");
            }

            found.Add(image);
        }

        return found;
    }

    private async Task<InputImage?> FindAsync(Workspace workspace, string url)
    {
        if (ImageLinks.ReadView(url) is { } imageId)
        {
            return await history.FindAsync(workspace.Id, imageId) is { FileExtension: { } extension } image
                ? new InputImage(links.ForGeneration(image.Generation.Value, extension), ImageLinks.View(imageId), image.Width, image.Height)
                : null;
        }

        return ReadResult(url) is { } id
            && await generations.FindAsync(workspace.Account, id) is { FileExtension: { } stored, FileDeletedAt: null } generation
            ? new InputImage(links.ForGeneration(id.Value, stored), url, Measured(generation, "width"), Measured(generation, "height"))
            : null;
    }

    /// <summary>The generation of an image by a result link of ours, whatever its host; null for any other text.</summary>
    private GenerationId? ReadResult(string url)
    {
        var path = url.StartsWith('/') ? url : Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "";
        var (file, query) = path.Split('?', 2) is [var before, var after] ? (before, after) : (path, "");
        var start = file.LastIndexOf($"/{ArtifactKey.Generations}/", StringComparison.Ordinal);
        return start >= 0 && ArtifactKey.TryParse(file[start..], out var key)
            && key.Type.Kind == MediaKind.Image
            && links.Verify(key, QueryHelpers.ParseQuery(query).GetValueOrDefault(SignedLinks.Parameter))
            && GenerationId.TryParse(key.Stem, out var id, out _)
            ? id
            : null;
    }

    private static long? Measured(Generation generation, string member) =>
        generation.ResultMetadata is { } json && JsonElement.Parse(json).TryGetProperty(member, out var value) ? value.GetInt64() : null;

    private static string WrongForm(string url)
    {
        var meant = Uri.TryCreate(url, UriKind.Absolute, out var uri) && ImageLinks.ReadView(uri.AbsolutePath) is { } id ? ImageLinks.View(id) : ImageLinks.Form;
        return $"'{Excerpt.Of(url)}' is not an image of this workspace's history: it must be the relative address of `output_image_url`, {meant}.";
    }
}
