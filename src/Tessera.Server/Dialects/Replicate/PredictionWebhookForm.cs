using System.Text.Json;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>
/// The bodies with which <c>webhook</c> is notified: the prediction. An output comes whole, with the end, so <c>output</c> is an event
/// of its own only where <c>completed</c> is not asked for; predictions have no logs.
/// </summary>
internal sealed class PredictionWebhookForm(PredictionReplies replies) : IWebhookForm
{
    private const string FormName = "replicate";
    private const string Start = "start";
    private const string Output = "output";
    private const string Completed = "completed";

    public string Name => FormName;

    /// <summary>What a generation stores for a filter.</summary>
    public static string Of(IReadOnlyList<string>? filter) => $"{FormName} {string.Join(',', filter is { Count: > 0 } ? filter : [Start, Completed])}";

    public string? BodyOfStart(string asked, Generation generation) => Wants(asked, Start) ? BodyOf(replies.OfCreated(new GenerationBatch(generation))) : null;

    public string? BodyOfEnd(string asked, GenerationBatch batch)
    {
        var prediction = replies.Of(batch);
        return Wants(asked, Completed) || (prediction.Output is not null && Wants(asked, Output)) ? BodyOf(prediction) : null;
    }

    private static bool Wants(string asked, string name) => asked.Split(',').Contains(name, StringComparer.Ordinal);

    private static string BodyOf(Prediction prediction) => JsonSerializer.Serialize(prediction, WireJson.Options);
}
