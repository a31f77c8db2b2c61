using System.Text;
using System.Text.Json;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Http;

/// <summary>Reads which models a vendor has: page by page, or one by one. Pages are bounded in number and size.</summary>
/// <param name="api">The vendor to ask.</param>
/// <param name="failureOf">Reads a reply that is not a success; null where the status says everything.</param>
internal sealed class ModelListReader(VendorApi api, Func<HttpResponseMessage, CancellationToken, Task<ProviderFailure>>? failureOf = null)
{
    private const int MaxPages = 50;

    // OpenRouter describes hundreds of models at length.
    private const int MaxPageBytes = 16 * 1024 * 1024;

    private const int AskedAtOnce = 4;

    private static readonly ProviderFailure Unreadable = new(FailureKind.InvalidInput, "The provider's address answers with something that is not a list of models: it may be wrong.");

    private static readonly ProviderFailure NoList = new(FailureKind.InvalidInput, "The provider's address has no list of models: it may be wrong.");

    private static readonly ProviderFailure Endless = new(FailureKind.Unavailable, "The provider's list of models has no end.");

    private static readonly ProviderFailure CutOff = new(FailureKind.Unavailable, "The provider's list of models has more pages, and does not say where the next one is.");

    /// <summary>The whole list.</summary>
    /// <param name="path">Of its first page.</param>
    /// <param name="read">Reads a page; null where it is not a page of a list.</param>
    /// <param name="ct">Of the caller.</param>
    public async Task<ModelListing> ReadAsync(string path, Func<JsonElement, ModelListPage?> read, CancellationToken ct)
    {
        var models = new List<ListedModel>();
        var next = path;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        // A page that was read already would be read for ever.
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

    /// <summary>The whole list, and what the vendor says of the routed names that are not in it: lists leave aliases out.</summary>
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
        // Some servers answer an unknown path with a success that holds no model.
        var others = await AskEachAsync(missing, pathOf, (id, json) => new ModelListPage(readOne(id, json) is { } one ? [one] : []), isStrict: false, ct);
        return others is ModelListing.Listed { Models: var aliases } ? new ModelListing.Listed([.. models, .. aliases]) : others;
    }

    /// <summary>Those of these models that the vendor has.</summary>
    /// <param name="ids">The models.</param>
    /// <param name="pathOf">Where the vendor is asked for one.</param>
    /// <param name="read">Reads the reply: no model on the page where the vendor does not have it, null where it cannot be read.</param>
    /// <param name="ct">Of the caller.</param>
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

    /// <summary>An id in a path; its own slashes stay.</summary>
    public static string InPath(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    // Neither value where the reply is a success that cannot be parsed.
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
