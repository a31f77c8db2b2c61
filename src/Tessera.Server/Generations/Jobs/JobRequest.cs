using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Generations.Jobs;

/// <summary>What is needed to run a job, as stored with its row, so that any process can run it.</summary>
internal sealed record JobRequest(string Prompt, IReadOnlyDictionary<string, JsonElement> Options, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>The duration of the given recording, if the price, and so perhaps the cost, depends on it.</summary>
    public long? InputMilliseconds { get; init; }

    /// <summary>The options that the caller gave; null in rows of a version that did not store them.</summary>
    public IReadOnlyList<string>? Given { get; init; }

    /// <summary>What it requires of a route.</summary>
    [JsonIgnore]
    public CallDemand Demand => new(new CallOptions(Options), (Given ?? []).ToHashSet(StringComparer.Ordinal), [.. Inputs.Keys], Prompt.Length);

    /// <summary>What its cost may depend on.</summary>
    [JsonIgnore]
    public CostCounts Counts => new() { Characters = Prompt.Length, InputMilliseconds = InputMilliseconds };

    public string ToJson() => JsonSerializer.Serialize(this, WireJson.Options);

    /// <summary>The request of a job that has not ended.</summary>
    public static JobRequest Of(Generation generation) =>
        FromJson(generation.Request ?? throw new InvalidOperationException($"Generation {generation.Id} has no stored request."));

    public TaskCall ToCall(Generation generation, TaskKind kind, IReadOnlyDictionary<string, MediaInput> inputs) =>
        new(kind, generation.Model, Prompt, new CallOptions(Options), inputs, $"tessera-{generation.Id}")
        {
            Owner = generation.Account.Value,
            RewriteMask = static (mask, image, form) => MaskImage.Rewrite(mask, image, form is MaskForm.BlackChanges, form is MaskForm.ClearChanges),
        };

    private static JobRequest FromJson(string json) =>
        JsonSerializer.Deserialize<JobRequest>(json, WireJson.Options) ?? throw new InvalidOperationException("The stored request is null.");
}
