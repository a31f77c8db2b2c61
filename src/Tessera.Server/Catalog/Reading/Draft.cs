using System.Text.Json;

namespace Tessera.Server.Catalog.Reading;

/// <summary>
/// An entry while it is merged: the members of the shipped file, overridden by those of the operator's files, each with the
/// path it came from.
/// </summary>
internal sealed class Draft(Located home)
{
    private readonly List<(string File, IReadOnlyList<KeyValuePair<string, Located>> Members, string? Merged)> _layers = [];

    /// <summary>Where the entry was first defined.</summary>
    public Located Home { get; } = home;

    /// <summary>Its members; the last file that gives one wins.</summary>
    public Dictionary<string, Located> Members { get; } = [];

    /// <summary>
    /// Overrides members with those of another object. The members of <paramref name="merged"/> are merged one level deeper: a
    /// name there replaces only that name, and JSON null removes it.
    /// </summary>
    public void LayOver(string file, IReadOnlyList<KeyValuePair<string, Located>> members, string? merged = null)
    {
        _layers.Add((file, members, merged));
        foreach (var (name, value) in members)
        {
            if (name == merged && value.Value.ValueKind is JsonValueKind.Object)
            {
                Inner.AddRange(value.Members());
            }
            else
            {
                Members[name] = value;
            }
        }
    }

    /// <summary>The values given for a merged member, lowest layer first.</summary>
    public List<(string Name, Located Value)> Inner { get; } = [];

    /// <summary>Whether one file was applied to the entry after another, or only the former was applied.</summary>
    public bool IsLater(string file, string than) =>
        _layers.FindLastIndex(layer => layer.File == file) > _layers.FindLastIndex(layer => layer.File == than);

    /// <summary>The entry as the files up to this one describe it; null when no later file changes it.</summary>
    public Draft? AsOf(string file)
    {
        var count = _layers.FindLastIndex(layer => layer.File == file) + 1;
        if (count == 0 || count == _layers.Count)
        {
            return null;
        }

        var earlier = new Draft(Home);
        foreach (var (own, members, merged) in _layers.Take(count))
        {
            earlier.LayOver(own, members, merged);
        }

        return earlier;
    }
}
