using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// How to read a request record: computed once from its JSON metadata and annotations, so that requests use no reflection.
/// </summary>
internal static class RequestPlan<T>
    where T : class
{
    private static readonly JsonTypeInfo Type = WireJson.Options.GetTypeInfo(typeof(T));

    private static readonly Func<object> Create =
        Type.CreateObject ?? throw new InvalidOperationException($"{typeof(T)} needs a constructor without parameters.");

    private static readonly List<JsonPropertyInfo> Properties =
        [.. Type.Properties.Where(property => property is { IsExtensionData: false, Set: not null })];

    /// <summary>The members by name on the wire.</summary>
    public static FrozenDictionary<string, BodyMember> Members { get; } =
        Properties.ToFrozenDictionary(property => property.Name, BodyMember.Of, StringComparer.Ordinal);

    /// <summary>The members in the order of their declaration.</summary>
    public static string[] Names { get; } = [.. Properties.Select(property => property.Name)];

    public static BodyMember[] Required { get; } = [.. Names.Select(name => Members[name]).Where(member => member.IsRequired)];

    /// <summary>Stores unknown members; null when they are refused.</summary>
    public static Action<object, object?>? SetOthers { get; } = Type.Properties.FirstOrDefault(property => property.IsExtensionData)?.Set;

    /// <summary>Whether unknown members are ignored instead of refused.</summary>
    public static bool IgnoresUnknown { get; } = Type.UnmappedMemberHandling is JsonUnmappedMemberHandling.Skip;

    private static readonly BodyMember[] Defaults = [.. Members.Values.Where(member => member.Default is not null)];

    /// <summary>A new request with the default values of its members.</summary>
    public static T New()
    {
        var request = (T)Create();
        foreach (var member in Defaults)
        {
            member.Set(request, member.Default);
        }

        return request;
    }
}
