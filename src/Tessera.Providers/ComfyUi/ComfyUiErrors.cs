using System.Text.Json;
using Tessera.Providers.Http;

namespace Tessera.Providers.ComfyUi;

/// <summary>A refused graph is <c>{error, node_errors}</c>; a failed job has its exception among the events of its history.</summary>
internal static class ComfyUiErrors
{
    /// <summary>The server refused the graph. A checkpoint or node that it lacks is the operator's error, not the caller's.</summary>
    public static ProviderFailure OfSubmit(HttpResponseMessage response, ErrorBody body, TaskCall call, string? key)
    {
        var nodes = body.At("node_errors");
        var isMissing = body.Text("error", "type") == "missing_node_type"
            || (nodes.ValueKind is JsonValueKind.Object && nodes.GetRawText().Contains($"'{call.Model}' not in", StringComparison.Ordinal));
        return isMissing ? HttpFailure.NoSuchModel : HttpFailure.OfSubmit(response, SentenceOf(body), key);
    }

    /// <summary>The first node's error is more specific than the outer one.</summary>
    public static string? SentenceOf(ErrorBody body)
    {
        var nodes = body.At("node_errors");
        var first = nodes.ValueKind is JsonValueKind.Object ? nodes.EnumerateObject().Select(node => node.Name).FirstOrDefault() : null;
        var complaint = first is null ? null : Joined(body.Text("node_errors", first, "errors", "0", "message"), body.Text("node_errors", first, "errors", "0", "details"));
        return complaint ?? body.Text("error", "message") ?? body.Text("error");
    }

    /// <summary>The job was interrupted, or failed.</summary>
    public static ProviderFailure OfWork(JsonElement events) =>
        events.ValueKind is JsonValueKind.Array && events.EnumerateArray().Any(entry =>
            entry.ValueKind is JsonValueKind.Array && entry.GetArrayLength() > 0
            && entry[0].ValueKind is JsonValueKind.String && entry[0].ValueEquals("execution_interrupted"))
            ? HttpFailure.Stopped
            : HttpFailure.Broken;

    private static string? Joined(string? message, string? details) =>
        message is null ? null : string.IsNullOrWhiteSpace(details) ? message : $"{message}: {details}";
}
