using System.Text.Json;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>Reads the texts of items, whose members depend on their type.</summary>
internal static class JsonText
{
    /// <summary>A member that is a string; null when it is absent or something else.</summary>
    public static string? Of(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
