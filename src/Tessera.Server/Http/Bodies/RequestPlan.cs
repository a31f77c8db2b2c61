using System.Collections.Frozen;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>How to read a request record: worked out from its JSON metadata and annotations once, so that a request costs no reflection.</summary>
internal static class RequestPlan<T>
    where T : class
{
    private static readonly JsonTypeInfo Type = WireJson.Options.GetTypeInfo(typeof(T));

    private static readonly Func<object> Create =
        Type.CreateObject ?? throw new InvalidOperationException($"{typeof(T)} needs a constructor without parameters.");

    private static readonly List<JsonPropertyInfo> Properties =
        [.. Type.Properties.Where(property => property is { IsExtensionData: false, Set: not null })];

    /// <summary>By name on the wire.</summary>
    public static FrozenDictionary<string, BodyMember> Members { get; } =
        Properties.ToFrozenDictionary(property => property.Name, BodyMember.Of, StringComparer.Ordinal);

    /// <summary>As they are declared.</summary>
    public static string[] Names { get; } = [.. Properties.Select(property => property.Name)];

    public static BodyMember[] Required { get; } = [.. Names.Select(name => Members[name]).Where(member => member.IsRequired)];

    /// <summary>Stores what has no member of its own; null where such members are refused.</summary>
    public static Action<object, object?>? SetOthers { get; } = Type.Properties.FirstOrDefault(property => property.IsExtensionData)?.Set;

    /// <summary>Whether unknown members have no effect instead of being refused.</summary>
    public static bool IgnoresUnknown { get; } = Type.UnmappedMemberHandling is JsonUnmappedMemberHandling.Skip;

    private static readonly BodyMember[] Defaults = [.. Members.Values.Where(member => member.Default is not null)];

    /// <summary>A request with the values of absent members.</summary>
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
