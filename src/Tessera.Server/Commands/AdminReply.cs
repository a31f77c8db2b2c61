using System.Net;
using System.Text.Json;
using Tessera.Server.Admin;

namespace Tessera.Server.Commands;

/// <summary>The reply to an admin call.</summary>
internal sealed record AdminReply(HttpStatusCode Status, string Text)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public JsonElement Body => JsonElement.Parse(Text.Length == 0 ? "{}" : Text);

    /// <summary>Whether the server asks for confirmation: <see cref="AdminErrors.Confirm"/>.</summary>
    public bool AsksToConfirm => Status == HttpStatusCode.Conflict
        && Body.TryGetProperty("details", out var details) && details.ValueKind is JsonValueKind.Object && details.TryGetProperty("confirm", out _);

    /// <summary>The message of an error.</summary>
    public string Message => Body.TryGetProperty("message", out var message) ? message.GetString() ?? Text : $"The server answered {(int)Status}. {Text}";
}
