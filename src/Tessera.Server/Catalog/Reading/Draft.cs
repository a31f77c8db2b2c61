using System.Text.Json;

namespace Tessera.Server.Catalog.Reading;

/// <summary>
/// An entry as it is gathered: the members of our file, and over them those of the operator's files, each knowing where
/// it came from.
/// </summary>
internal sealed class Draft(Located home)
{
    /// <summary>Where the entry begins.</summary>
    public Located Home { get; } = home;

    /// <summary>Its members; the last file that gives one wins.</summary>
    public Dictionary<string, Located> Members { get; } = [];

    /// <summary>
    /// Lays another object's members over these. The members of <paramref name="merged"/> are merged one level down: a
    /// name there replaces that name only, and JSON null removes it.
    /// </summary>
    public void LayOver(IEnumerable<KeyValuePair<string, Located>> members, string? merged = null)
    {
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

    /// <summary>What was given for the merged member, lowest layer first.</summary>
    public List<(string Name, Located Value)> Inner { get; } = [];
}
