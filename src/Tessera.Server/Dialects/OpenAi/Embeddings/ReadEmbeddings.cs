using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Embeddings;

/// <summary>Reads a request for embeddings.</summary>
internal sealed class ReadEmbeddings(ReadCall calls)
{
    private const int MaxTexts = 2048;

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, EmbeddingsRequest request, CancellationToken ct)
    {
        var found = calls.FindVendorModel(request.Model, OpenAiFeature.ModelsPath);
        if (found.IsError)
        {
            return found.Error;
        }

        if (found.Value.Category != Category.Embedding)
        {
            return ApiErrors.Validation(new FieldError(
                "model",
                $"`model` must be an embedding model, got {found.Value.Slug} of the category {found.Value.Category.ToWire()}. GET {OpenAiFeature.ModelsPath} lists the models and their categories."));
        }

        var texts = TextsOf(request.Input, request.Problems);
        var draft = new DraftCall(found.Value, request.Problems)
        {
            AskedFor = request.Model,
            Options = OptionsOf(request),
            Prompt = string.Join('\n', texts),
            TextMember = "input",
        };
        var read = await calls.ReadAsync(caller, draft, ct);
        return read.IsError ? read : read.Value with { Texts = texts };
    }

    private static Dictionary<string, JsonElement> OptionsOf(EmbeddingsRequest request)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (request.Dimensions is { } dimensions)
        {
            options["dimensions"] = dimensions;
        }

        if (request.User is { } user)
        {
            options["user"] = user;
        }

        return options;
    }

    private static IReadOnlyList<string> TextsOf(JsonElement input, BodyProblems problems)
    {
        switch (input.ValueKind)
        {
            case JsonValueKind.Undefined:
                return [];
            case JsonValueKind.String:
                return [TextOf(input, "input", problems)];
            case JsonValueKind.Array:
                break;
            default:
                problems.Mistype("input", "a string or an array of strings", input);
                return [];
        }

        var count = input.GetArrayLength();
        if (count is 0 or > MaxTexts)
        {
            problems.Add("input", $"`input` has {count} entries; 1 to {MaxTexts} are allowed.");
            return [];
        }

        if (input.EnumerateArray().Any(entry => entry.ValueKind is JsonValueKind.Number or JsonValueKind.Array))
        {
            problems.Add("input", "`input` must be a string or an array of strings. Arrays of tokens are not supported, because models of several vendors answer here: send the texts.");
            return [];
        }

        return [.. input.EnumerateArray().Select((entry, index) => TextOf(entry, $"input[{index}]", problems))];
    }

    private static string TextOf(JsonElement entry, string path, BodyProblems problems)
    {
        if (entry.ValueKind is not JsonValueKind.String)
        {
            problems.Mistype(path, "a string", entry);
            return "";
        }

        var text = entry.GetString() ?? "";
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(path, $"`{path}` must not be empty.");
        }

        return text;
    }
}
