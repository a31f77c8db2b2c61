using System.Globalization;
using System.Text;
using System.Text.Json;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>What a reply in a vendor's form says of its generation: its ID, its charge, its warnings, and whether the sandbox made it.</summary>
internal static class GenerationHeaders
{
    public const string Id = "X-Tessera-Generation-Id";
    public const string TokensSpent = "X-Tessera-Tokens-Spent";
    public const string Warnings = "X-Tessera-Warnings";

    /// <summary>Sets them; the charge only when the generation has ended.</summary>
    public static void Set(HttpContext context, Generation generation)
    {
        SandboxHeader.Set(context, generation.IsSandbox);
        var headers = context.Response.Headers;
        headers[Id] = generation.Id.Text;
        if (generation.State.IsFinal())
        {
            headers[TokensSpent] = generation.TokensSpent.ToString(CultureInfo.InvariantCulture);
        }

        if (generation.Warnings is { } warnings)
        {
            headers[Warnings] = Ascii(warnings);
        }
    }

    /// <summary>Sets those of a request, under whose ID there may be several generations.</summary>
    public static void Set(HttpContext context, GenerationBatch batch)
    {
        if (batch.All.Count == 1)
        {
            Set(context, batch.First);
        }
        else
        {
            Set(context, batch.All, batch.Warnings);
        }

        var headers = context.Response.Headers;
        if (batch.IsFinal)
        {
            headers[TokensSpent] = batch.TokensSpent.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            headers.Remove(TokensSpent);
        }
    }

    /// <summary>Sets those of a reply that shows several generations of one call: all IDs, the sum of the charges, each warning once.</summary>
    public static void Set(HttpContext context, IReadOnlyList<Generation> generations, IEnumerable<string> added)
    {
        SandboxHeader.Set(context, generations.Any(generation => generation.IsSandbox));
        var headers = context.Response.Headers;
        headers[Id] = string.Join(", ", generations.Select(generation => generation.Id.Text));
        headers[TokensSpent] = generations.Sum(generation => generation.TokensSpent).ToString(CultureInfo.InvariantCulture);
        var warnings = generations
            .SelectMany(generation => generation.Warnings is { } json ? JsonSerializer.Deserialize<string[]>(json, WireJson.Options) ?? [] : [])
            .Distinct(StringComparer.Ordinal).Concat(added).ToArray();
        if (warnings.Length > 0)
        {
            SetWarnings(context, warnings);
        }
    }

    /// <summary>Sets the warnings of a reply without a generation.</summary>
    public static void SetWarnings(HttpContext context, string[] warnings) =>
        context.Response.Headers[Warnings] = Ascii(JsonSerializer.Serialize(warnings, WireJson.Options));

    // A header carries ASCII only, and a model's name or a value seen may have any letters: these become JSON's escapes.
    private static string Ascii(string json)
    {
        var ascii = new StringBuilder(json.Length);
        foreach (var letter in json)
        {
            _ = char.IsAscii(letter) ? ascii.Append(letter) : ascii.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return ascii.ToString();
    }
}
