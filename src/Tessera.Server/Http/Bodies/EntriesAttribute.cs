namespace Tessera.Server.Http.Bodies;

/// <summary>Limits of a list of texts: how many, how long each, and where they are a closed set, which.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EntriesAttribute(int maxEntries, int maxEntryLength, params string[] allowed) : Attribute
{
    public int MaxEntries => maxEntries;

    public int MaxEntryLength => maxEntryLength;

    public int MinEntryLength { get; init; } = 1;

    /// <summary>The texts allowed; empty is any.</summary>
    public IReadOnlyList<string> Allowed => allowed;

    /// <summary>Whether a list that is given needs an entry.</summary>
    public bool AtLeastOne { get; init; }
}
