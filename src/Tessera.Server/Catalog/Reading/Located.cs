using System.Text.Json;

namespace Tessera.Server.Catalog.Reading;

/// <summary>A value in a catalogue file with its path, for error messages.</summary>
internal sealed record Located(string File, string Path, JsonElement Value)
{
    /// <summary>A member of this object.</summary>
    public Located Member(string name, JsonElement value) => new(File, Path.Length == 0 ? name : $"{Path}.{name}", value);

    /// <summary>An item of this array.</summary>
    public Located Item(int index, JsonElement value) => new(File, $"{Path}[{index}]", value);

    /// <summary>A problem with this value.</summary>
    public CatalogProblem Problem(string message) => new(File, Path, message);

    /// <summary>This value is not <paramref name="expected"/>.</summary>
    public CatalogProblem Mistype(string expected) => Problem($"must be {expected}, got {OptionText.Show(Value)}");

    /// <summary>The members of this object, in order; none if it is not an object.</summary>
    public IEnumerable<(string Name, Located Value)> Members()
    {
        if (Value.ValueKind is not JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var property in Value.EnumerateObject())
        {
            yield return (property.Name, Member(property.Name, property.Value));
        }
    }

    /// <summary>The items of this array, in order; none if it is not an array.</summary>
    public IEnumerable<Located> Items()
    {
        if (Value.ValueKind is not JsonValueKind.Array)
        {
            yield break;
        }

        var index = 0;
        foreach (var item in Value.EnumerateArray())
        {
            yield return Item(index++, item);
        }
    }
}
