using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Gemini;

/// <summary>Google's list of models. https://ai.google.dev/api/models</summary>
internal static class GeminiModels
{
    public const string FirstPage = "/models?pageSize=1000";

    private const string Prefix = "models/";

    private static readonly string[] Generating = ["generateContent", "predict", "predictLongRunning"];

    public static string PathOf(string id) => $"/models/{ModelListReader.InPath(id)}";

    /// <summary>A page; null if the reply is not a list.</summary>
    public static ModelListPage? Read(JsonElement reply) => reply.Member("models").ValueKind is JsonValueKind.Array
        ? new ModelListPage(
            [.. reply.Items("models").Select(ModelOf).OfType<ListedModel>()],
            reply.Text("nextPageToken") is { } next ? $"{FirstPage}&pageToken={Uri.EscapeDataString(next)}" : null)
        : null;

    /// <summary>The description of one model.</summary>
    public static ListedModel? ReadOne(string id, JsonElement reply) => ModelOf(reply) is { } model ? model with { Id = id } : null;

    private static ListedModel? ModelOf(JsonElement model) => model.Text("name") is { } name
        ? new ListedModel(name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name) { Generates = DoesGenerate(model.Member("supportedGenerationMethods")) }
        : null;

    private static bool DoesGenerate(JsonElement methods) =>
        methods.ValueKind is not JsonValueKind.Array || methods.EnumerateArray().Any(method => Generating.Contains(method.AsText()));
}
