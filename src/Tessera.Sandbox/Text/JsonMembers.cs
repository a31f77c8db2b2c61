namespace Tessera.Sandbox.Text;

/// <summary>Reads members of JSON that a caller wrote: one that is missing or of another kind is null.</summary>
internal static class JsonMembers
{
    extension(JsonElement element)
    {
        public JsonElement? Member(string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

        public JsonElement? Object(string name) => element.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

        /// <summary>The items of a list; empty where there is none.</summary>
        public IReadOnlyList<JsonElement> List(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : [];

        public string? Text(string name) => element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        public double? Number(string name) => element.Member(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

        public int? Whole(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;
    }
}
