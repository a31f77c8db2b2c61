using System.Text.Json;
using Tessera.Server.Dialects.Shared.Conversations;

namespace Tessera.Server.Dialects.Gemini;

/// <summary>JSON as Google's APIs take it: each member under its name in camel case or in snake case.</summary>
internal static class GeminiJson
{
    /// <summary>A member that was given and is not null.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">In camel case.</param>
    public static JsonElement? Get(this JsonElement json, string name) => json.Member(name) ?? json.Member(JsonNamingPolicy.SnakeCaseLower.ConvertName(name));

    /// <summary>A member that is a string.</summary>
    public static string? GetText(this JsonElement json, string name) =>
        json.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The members of a body under their names in camel case; one that is given under both names stays, to be refused.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> MembersOf(JsonElement body) => body.EnumerateObject().Select(member =>
        KeyValuePair.Create(member.Name.Contains('_', StringComparison.Ordinal) ? CamelOf(member.Name, body) : member.Name, member.Value));

    private static string CamelOf(string name, JsonElement body)
    {
        var words = name.Split('_');
        var camel = words[0] + string.Concat(words.Skip(1).Select(word => word.Length == 0 ? "_" : char.ToUpperInvariant(word[0]) + word[1..]));
        return body.TryGetProperty(camel, out _) ? name : camel;
    }
}
