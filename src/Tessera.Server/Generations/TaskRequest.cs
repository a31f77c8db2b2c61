using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Generations;

/// <summary>What a task needs to be run, as stored with its row, so that any process can pick it up.</summary>
internal sealed record TaskRequest(string Prompt, IReadOnlyDictionary<string, JsonElement> Options, IReadOnlyDictionary<string, string> Inputs)
{
    public static string ToJson(GenerationRequest request, long seed)
    {
        var options = new Dictionary<string, JsonElement>(request.Options.Values, StringComparer.Ordinal)
        {
            ["seed"] = JsonSerializer.SerializeToElement(seed),
        };
        return JsonSerializer.Serialize(new TaskRequest(request.Prompt, options, request.Inputs), WireJson.Options);
    }

    public static TaskRequest FromJson(string json) =>
        JsonSerializer.Deserialize<TaskRequest>(json, WireJson.Options) ?? throw new InvalidOperationException("The stored request is null.");

    public TaskCall ToCall(Generation generation, TaskKind kind, string upstreamModel, IReadOnlyDictionary<string, MediaInput> inputs) =>
        new(kind, upstreamModel, Prompt, new CallOptions(Options), inputs, $"tessera-{generation.Id}");
}
