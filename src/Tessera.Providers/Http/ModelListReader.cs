using System.Text;
using System.Text.Json;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Http;

/// <summary>Lists a vendor's models, page by page or one by one. The number and size of pages are limited.</summary>
/// <param name="api">The vendor's API.</param>
/// <param name="failureOf">Reads an error reply; null if the status is sufficient.</param>
internal sealed class ModelListReader(VendorApi api, Func<HttpResponseMessage, CancellationToken, Task<ProviderFailure>>? failureOf = null)
{
    private const int MaxPages = 50;

    // OpenRouter's list has long descriptions of hundreds of models.
    private const int MaxPageBytes = 16 * 1024 * 1024;

    private const int AskedAtOnce = 4;

    private static readonly ProviderFailure Unreadable = new(FailureKind.InvalidInput, "The provider's address answers with something that is not a list of models: it may be wrong.");

    private static readonly ProviderFailure NoList = new(FailureKind.InvalidInput, "The provider's address has no list of models: it may be wrong.");

    private static readonly ProviderFailure Endless = new(FailureKind.Unavailable, "The provider's list of models has no end.");

    private static readonly ProviderFailure CutOff = new(FailureKind.Unavailable, "The provider's list of models has more pages, and does not say where the next one is.");

    /// <summary>The complete list.</summary>
    /// <param name="path">The path of the first page.</param>
    /// <param name="read">Reads a page; null if it is not a page of a list.</param>
    /// <param name="ct">The caller's token.</param>
    public async Task<ModelListing> ReadAsync(string path, Func<JsonElement, ModelListPage?> read, CancellationToken ct)
    {
        var models = new List<ListedModel>();
        var next = path;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        // A page that links to an earlier one would be an endless loop.
        while (asked.Count < MaxPages && asked.Add(next))
        {
            var (page, failure) = await AskAsync(next, read, ct);
            if (page is null)
            {
                return new ModelListing.Failed(failure is null ? Unreadable : IsNotThere(failure) ? NoList : failure);
            }

            models.AddRange(page.Models);
            if (page.IsCutOff)
            {
                return new ModelListing.Failed(CutOff);
            }

            if (page.Next is null)
            {
                return new ModelListing.Listed(models);
            }

            next = page.Next;
        }

        return new ModelListing.Failed(Endless);
    }

    /// <summary>The complete list, and the vendor's description of routed names that it lacks: lists omit aliases.</summary>
    public async Task<ModelListing> ReadAsync(
        string path,
        Func<JsonElement, ModelListPage?> read,
        IReadOnlyCollection<string> routed,
        Func<string, string> pathOf,
        Func<string, JsonElement, ListedModel?> readOne,
        CancellationToken ct)
    {
        var listing = await ReadAsync(path, read, ct);
        if (listing is not ModelListing.Listed { Models: var models })
        {
            return listing;
        }

        var missing = routed.Where(id => !models.Any(model => model.IsNamed(id)));
        // Some servers answer an unknown path with status 200 and no model.
        var others = await AskEachAsync(missing, pathOf, (id, json) => new ModelListPage(readOne(id, json) is { } one ? [one] : []), isStrict: false, ct);
        return others is ModelListing.Listed { Models: var aliases } ? new ModelListing.Listed([.. models, .. aliases]) : others;
    }

    /// <summary>The given models that the vendor has.</summary>
    /// <param name="ids">The models' IDs.</param>
    /// <param name="pathOf">The path of one model.</param>
    /// <param name="read">Reads the reply: a page without models if the vendor lacks the model, null if the reply is invalid.</param>
    /// <param name="ct">The caller's token.</param>
    public Task<ModelListing> AskEachAsync(IEnumerable<string> ids, Func<string, string> pathOf, Func<string, JsonElement, ModelListPage?> read, CancellationToken ct) =>
        AskEachAsync(ids, pathOf, read, isStrict: true, ct);

    private async Task<ModelListing> AskEachAsync(
        IEnumerable<string> ids, Func<string, string> pathOf, Func<string, JsonElement, ModelListPage?> read, bool isStrict, CancellationToken ct)
    {
        var found = new List<ListedModel>();
        foreach (var some in ids.Chunk(AskedAtOnce))
        {
            foreach (var (page, failure) in await Task.WhenAll(some.Select(id => AskAsync(pathOf(id), json => read(id, json), ct))))
            {
                if (failure is null ? page is null && isStrict : !IsNotThere(failure))
                {
                    return new ModelListing.Failed(failure ?? Unreadable);
                }

                found.AddRange(page?.Models ?? []);
            }
        }

        return new ModelListing.Listed(found);
    }

    /// <summary>An ID in a path; its slashes are kept.</summary>
    public static string InPath(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    // Both are null if a successful reply cannot be parsed.
    private async Task<(ModelListPage? Page, ProviderFailure? Failure)> AskAsync(string path, Func<JsonElement, ModelListPage?> read, CancellationToken ct)
    {
        using var response = await api.GetAsync(path, ct);
        if (!response.IsSuccessStatusCode)
        {
            return (null, failureOf is null ? HttpFailure.OfLookUp(response) : await failureOf(response, ct));
        }

        using var document = LenientJson.Parse(Encoding.UTF8.GetString(await Reply.ReadTextAsync(response, MaxPageBytes, ct) ?? []));
        return (document is null ? null : read(document.RootElement), null);
    }

    private static bool IsNotThere(ProviderFailure failure) => failure.Kind is FailureKind.RouteUnusable or FailureKind.InvalidInput;
}
