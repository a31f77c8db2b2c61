namespace Tessera.Server.Http.Bodies;

/// <summary>
/// The limits of a list of strings: the number of entries, the length of each, and the values of a closed set.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EntriesAttribute(int maxEntries, int maxEntryLength, params string[] allowed) : Attribute
{
    public int MaxEntries => maxEntries;

    public int MaxEntryLength => maxEntryLength;

    public int MinEntryLength { get; init; } = 1;

    /// <summary>The allowed strings; empty allows any.</summary>
    public IReadOnlyList<string> Allowed => allowed;

    /// <summary>Whether the list, if given, must have an entry.</summary>
    public bool AtLeastOne { get; init; }
}
