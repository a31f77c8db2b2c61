using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary>The body with which <c>fal_webhook</c> is notified, once, at the end of a request.</summary>
internal sealed class FalWebhookForm(FalReplies replies) : IWebhookForm
{
    public const string FormName = "fal";

    public string Name => FormName;

    public string? BodyOfStart(string asked, Generation generation) => null;

    public string? BodyOfEnd(string asked, GenerationBatch batch)
    {
        var (id, result) = (batch.Id.Text, replies.OutcomeOf(batch));
        var body = result.IsError
            ? new Body(id, id, "ERROR", FalErrors.BodyOf(result.Error, result.Error.Message.En)) { Error = $"Invalid status code: {result.Error.Status}" }
            : new Body(id, id, "OK", result.Value);
        return JsonSerializer.Serialize(body, WireJson.Options);
    }

    /// <param name="RequestId">The ID of the request.</param>
    /// <param name="GatewayRequestId">The same: no request is repeated under another ID.</param>
    /// <param name="Status"><c>OK</c> or <c>ERROR</c>.</param>
    /// <param name="Payload">The result, or the error as its address answers it.</param>
    private sealed record Body(string RequestId, string GatewayRequestId, string Status, object Payload)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Error { get; init; }
    }
}
