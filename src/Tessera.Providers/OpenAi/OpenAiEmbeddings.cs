using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Embeddings of OpenAI and of the servers that speak its protocol: POST {base}/embeddings.
/// https://platform.openai.com/docs/api-reference/embeddings
/// </summary>
/// <remarks>Base64 is asked for because it is a quarter of the numbers as text; servers that do not know it answer numbers.</remarks>
public sealed partial class OpenAiEmbeddings : IEmbeddingProvider
{
    private readonly VendorApi _api;

    /// <summary>Speaks to one server.</summary>
    /// <param name="http">Redirects have to be off.</param>
    /// <param name="address">With the version, for example <c>https://api.openai.com/v1</c>.</param>
    /// <param name="apiKey">Sent as a bearer token; null or empty for a server that asks for none.</param>
    /// <exception cref="FormatException">The key cannot stand in a header.</exception>
    public OpenAiEmbeddings(HttpMessageInvoker http, Uri address, string? apiKey) => _api = new VendorApi(http, address, apiKey, VendorApi.Bearer);

    /// <inheritdoc />
    public async Task<EmbeddingReply> EmbedAsync(EmbeddingCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var response = await _api.PostAsync("/embeddings", JsonBody.Of(ToWire(call), EmbeddingsWire.Default.JsonObject), ct);
        if (!response.IsSuccessStatusCode)
        {
            return EmbeddingReply.Failed((await OpenAiErrors.ReadAsync(response, _api.Key, ct)).Failure);
        }

        var made = await Reply.ReadAsync(response, EmbeddingsWire.Default.Made, Reply.FileBytes, ct);
        return made?.Data is { } data && Read(data, call.Texts.Count) is { } vectors
            ? new EmbeddingReply(vectors) { PromptTokens = made.Usage.Count("prompt_tokens") }
            : EmbeddingReply.Failed(HttpFailure.UnreadableSubmit);
    }

    private static JsonObject ToWire(EmbeddingCall call)
    {
        var wire = new JsonObject
        {
            ["model"] = call.Model,
            ["input"] = new JsonArray([.. call.Texts.Select(text => (JsonNode)text)]),
            ["encoding_format"] = "base64",
        };
        foreach (var (name, value) in call.Options.Values)
        {
            wire[name] = JsonValue.Create(value);
        }

        return wire;
    }

    // The entries may come in any order; each says which text it belongs to.
    private static ReadOnlyMemory<float>[]? Read(Entry?[] data, int count)
    {
        var vectors = new ReadOnlyMemory<float>[count];
        foreach (var entry in data)
        {
            if (entry is null || entry.Index < 0 || entry.Index >= count || Read(entry.Embedding) is not { Length: > 0 } vector)
            {
                return null;
            }

            vectors[entry.Index] = vector;
        }

        return Array.TrueForAll(vectors, vector => vector.Length > 0 && vector.Length == vectors[0].Length) ? vectors : null;
    }

    private static float[]? Read(JsonElement given) => given.ValueKind switch
    {
        JsonValueKind.Array when given.EnumerateArray().All(number => number.ValueKind is JsonValueKind.Number) =>
            [.. given.EnumerateArray().Select(number => number.GetSingle())],
        JsonValueKind.String when given.TryGetBytesFromBase64(out var bytes) && bytes.Length % sizeof(float) == 0 => FromBytes(bytes),
        _ => null,
    };

    private static float[] FromBytes(byte[] bytes)
    {
        var numbers = new float[bytes.Length / sizeof(float)];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(index * sizeof(float)));
        }

        return numbers;
    }

    private sealed record Made(Entry?[]? Data, JsonElement Usage);

    private sealed record Entry(int Index, JsonElement Embedding);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Made))]
    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class EmbeddingsWire : JsonSerializerContext;
}
