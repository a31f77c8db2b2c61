using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads one JSON file of the catalogue.</summary>
internal static class CatalogFile
{
    // The parser would silently keep the last of duplicate names; a price must not depend on that.
    // Comments and trailing commas are allowed as in tessera.json: these files are written by hand.
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The file's content, or <see langword="null"/> after a problem was added.</summary>
    public static Located? Read(string path, string shownName, List<CatalogProblem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Strict);
            return new Located(shownName, "", document.RootElement.Clone());
        }
        catch (JsonException broken)
        {
            problems.Add(new(shownName, "", $"is not JSON: {StrictJson.Explain(broken)}"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(shownName, "", $"cannot be read: {unreadable.Message}"));
        }

        return null;
    }
}
