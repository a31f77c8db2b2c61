using System.Globalization;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Anthropic;

/// <summary>Anthropic's list of models. https://docs.anthropic.com/en/api/models-list</summary>
internal static class AnthropicModels
{
    public const string FirstPage = "/models?limit=1000";

    public static string PathOf(string id) => $"/models/{ModelListReader.InPath(id)}";

    /// <summary>A page; null if the reply is not a list.</summary>
    public static ModelListPage? Read(JsonElement reply)
    {
        if (reply.Member("data").ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        var hasMore = reply.Member("has_more").ValueKind is JsonValueKind.True;
        return new ModelListPage(
            [.. reply.Items("data").Select(ModelOf).OfType<ListedModel>()],
            hasMore && reply.Text("last_id") is { } last ? $"{FirstPage}&after_id={Uri.EscapeDataString(last)}" : null)
        {
            IsCutOff = hasMore && reply.Text("last_id") is null,
        };
    }

    /// <summary>The description of one model: for an alias, which the list omits, the reply describes the model behind it.</summary>
    public static ListedModel? ReadOne(string id, JsonElement reply) => ModelOf(reply) is { } model ? model with { Id = id } : null;

    private static ListedModel? ModelOf(JsonElement model) => model.Text("id") is { } id
        ? new ListedModel(id)
        {
            Since = DateTimeOffset.TryParse(model.Text("created_at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : null,
        }
        : null;
}
