using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>A prediction: one generation in Replicate's form.</summary>
internal sealed record Prediction
{
    /// <summary>Its ID, <c>gen_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The model, <c>tessera/slug</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The ID of the model's only version.</summary>
    public required string Version { get; init; }

    /// <summary>The input in the reply to its creation; later the prompt, if the account keeps prompts.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>Always empty.</summary>
    public string Logs { get; init; } = "";

    /// <summary>A link to the file, a list of such links where Replicate's model has one, a list of pieces of a text, or null.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary><c>starting</c>, <c>processing</c>, <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Always <c>api</c>.</summary>
    public string Source { get; init; } = "api";

    /// <summary>Whether the file was deleted or has expired.</summary>
    public bool DataRemoved { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long it took, and what it cost.</summary>
    public required PredictionMetrics Metrics { get; init; }

    public required PredictionUrls Urls { get; init; }

    /// <param name="PredictTime">Seconds from the admission to the result.</param>
    /// <param name="TotalTime">The same.</param>
    /// <param name="TokensSpent">What was charged, in Tessera's tokens.</param>
    internal sealed record PredictionMetrics(double? PredictTime, double? TotalTime, long TokensSpent);

    /// <param name="Get">The prediction.</param>
    /// <param name="Cancel">Cancels it.</param>
    internal sealed record PredictionUrls(string Get, string Cancel)
    {
        /// <summary>Texts: the events of the output. It needs no key.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Stream { get; init; }
    }
}
