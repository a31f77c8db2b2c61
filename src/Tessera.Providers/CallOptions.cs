using System.Text.Json;

namespace Tessera.Providers;

/// <summary>Options by their wire names, validated by the catalogue before a provider sees them.</summary>
public sealed class CallOptions(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>No options.</summary>
    public static CallOptions None { get; } = new(new Dictionary<string, JsonElement>());

    /// <summary>Every option that has a value.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values => values;

    /// <summary>A string option, or <see langword="null"/> if it is not given.</summary>
    public string? Text(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number, or <see langword="null"/> if it is not given.</summary>
    public long? Whole(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    /// <summary>A number, or <see langword="null"/> if it is not given.</summary>
    public double? Number(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>A boolean; false if it is not given.</summary>
    public bool Flag(string name) => values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.True;
}
