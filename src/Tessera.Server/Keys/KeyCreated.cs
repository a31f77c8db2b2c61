using System.Text.Json.Serialization;

namespace Tessera.Server.Keys;

/// <summary>A new key with its secret, which is shown only this once.</summary>
internal sealed record KeyCreated : KeySummary
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private KeyCreated(KeySummary summary, string key)
        : base(summary)
    {
        Key = key;
    }

    [JsonPropertyOrder(-1)]
    public string Key { get; }

    /// <summary>The key that this one replaces, after a rotation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Predecessor? Replaces { get; init; }

    public static KeyCreated Of(StoredKey key, string secret) => new(KeySummary.Of(key), secret);

    /// <summary>A rotated key and the time at which it stops working.</summary>
    internal sealed record Predecessor(long Id, DateTimeOffset ExpiresAt);
}
