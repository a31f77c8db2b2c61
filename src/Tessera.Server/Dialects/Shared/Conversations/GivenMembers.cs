using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>Members of JSON whose form a dialect checks itself.</summary>
internal static class GivenMembers
{
    /// <summary>A member that was given and is not null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A member that is a string.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member as an error shows it.</summary>
    public static string Shown(this JsonElement json, string name) => json.Member(name) switch
    {
        null => "nothing",
        { ValueKind: JsonValueKind.String } text => $"\"{Excerpt.Of(text.GetString() ?? "")}\"",
        { } other => StrictJson.KindOf(other).En,
    };
}
