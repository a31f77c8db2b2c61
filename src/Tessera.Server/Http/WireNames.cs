using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Tessera.Server.Http;

/// <summary>
/// The names of enum members on the wire, in the catalogue and in the database, as given by <see
/// cref="JsonStringEnumMemberNameAttribute"/>. A member without the attribute has no name.
/// </summary>
internal static class WireNames
{
    /// <summary>All names, in the order of declaration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Names<T>.All;

    public static string ToWire<T>(this T value)
        where T : struct, Enum => Names<T>.Of[value];

    /// <summary>The names of the flags that are set.</summary>
    public static IReadOnlyList<string> ToWireList<T>(this T flags)
        where T : struct, Enum => [.. Names<T>.Members.Where(member => flags.HasFlag(member.Value)).Select(member => member.Name)];

    /// <summary>The member with this name.</summary>
    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is not null && Names<T>.ByName.TryGetValue(name, out value);
    }

    /// <summary>The member with a name that this server has written.</summary>
    public static T Parse<T>(string name)
        where T : struct, Enum =>
        TryParse<T>(name, out var value) ? value : throw new InvalidOperationException($"'{name}' is not the name of a {typeof(T).Name}.");

    private static class Names<T>
        where T : struct, Enum
    {
        // Read once by reflection: the declaration is the only place where the names are written.
        public static readonly (T Value, string Name)[] Members =
        [
            .. from field in typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
               let name = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
               where name is not null
               select ((T)field.GetRawConstantValue()!, name),
        ];

        public static readonly IReadOnlyList<string> All = [.. Members.Select(member => member.Name).Distinct()];

        public static readonly FrozenDictionary<T, string> Of = Members.ToFrozenDictionary(member => member.Value, member => member.Name);

        public static readonly FrozenDictionary<string, T> ByName =
            Members.DistinctBy(member => member.Name).ToFrozenDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
    }
}
