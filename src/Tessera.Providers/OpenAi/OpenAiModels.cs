using System.Globalization;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// The list of models of OpenAI and compatible servers. https://platform.openai.com/docs/api-reference/models,
/// https://openrouter.ai/docs/api-reference/list-available-models
/// </summary>
internal static class OpenAiModels
{
    /// <summary>The list's path; a model's own path is below it.</summary>
    public const string Path = "/models";

    // The tag with which Ollama lists a model that was requested without one.
    private const string Untagged = ":latest";

    /// <summary>The models of a server; routed ones that its list lacks are requested one by one.</summary>
    public static Task<ModelListing> ListAsync(VendorApi api, IReadOnlyCollection<string> routed, CancellationToken ct) =>
        new ModelListReader(api, async (response, limited) => (await OpenAiErrors.ReadAsync(response, api.Key, limited)).Failure)
            .ReadAsync(Path, Read, routed, id => $"{Path}/{ModelListReader.InPath(id)}", ReadOne, ct);

    /// <summary>A page; null if the reply is not a list.</summary>
    public static ModelListPage? Read(JsonElement reply) => reply.Member("data").ValueKind is JsonValueKind.Array
        ? new ModelListPage([.. reply.Items("data").Select(ModelOf).OfType<ListedModel>()], NextOf(reply)) { IsCutOff = HasMore(reply) && NextOf(reply) is null }
        // Ollama without models.
        : reply.Text("object") == "list" ? new ModelListPage([]) : null;

    /// <summary>The description of one model; null if the reply is about another one. For an alias the reply describes the model behind it.</summary>
    public static ListedModel? ReadOne(string id, JsonElement reply) =>
        ModelOf(reply) is { } model && model.Id.StartsWith(id, StringComparison.Ordinal) ? model with { Id = id } : null;

    private static ListedModel? ModelOf(JsonElement model) => model.Text("id") is { } id
        ? new ListedModel(id)
        {
            Aliases = id.EndsWith(Untagged, StringComparison.Ordinal) ? [id[..^Untagged.Length]] : [],
            // OpenAI's name for it, and OpenRouter's.
            Ends = DateOf(model.Text("shutdown_date") ?? model.Text("expiration_date")),
            Since = model.Count("created") is { } seconds and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        }
        : null;

    // OpenRouter's list has pages; only the link's query is used.
    private static string? NextOf(JsonElement reply) =>
        reply.Member("links").Text("next") is { } next && next.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? Path + next[at..] : null;

    private static bool HasMore(JsonElement reply) =>
        reply.Member("has_more").ValueKind is JsonValueKind.True || reply.Member("links").Text("next") is not null;

    private static DateOnly? DateOf(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
