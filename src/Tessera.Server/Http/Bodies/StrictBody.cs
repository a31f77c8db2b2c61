using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tessera.Providers;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// Reads a body into a request record, strictly, and collects everything that is wrong with it: an unknown member is named
/// with the nearest known one, so that a typo is never silently another request. How to read a record is worked out from its
/// JSON metadata and annotations once; a request costs no reflection.
/// </summary>
internal static class StrictBody<T>
    where T : class
{
    private static readonly JsonTypeInfo Type = WireJson.Options.GetTypeInfo(typeof(T));

    private static readonly Func<object> Create =
        Type.CreateObject ?? throw new InvalidOperationException($"{typeof(T)} needs a constructor without parameters.");

    private static readonly JsonPropertyInfo? Others = Type.Properties.FirstOrDefault(property => property.IsExtensionData);

    private static readonly FrozenDictionary<string, BodyMember> Members = Type.Properties
        .Where(property => property is { IsExtensionData: false, Set: not null })
        .ToFrozenDictionary(property => property.Name, BodyMember.Of, StringComparer.Ordinal);

    private static readonly string[] Names = [.. Type.Properties.Select(property => property.Name).Where(Members.ContainsKey)];

    private static readonly BodyMember[] Required = [.. Names.Select(name => Members[name]).Where(member => member.IsRequired)];

    private static readonly (BodyMember Member, object Value)[] Defaults =
    [
        .. Names.Select(name => Members[name]).Where(member => member.Default is not null).Select(member => (member, member.Default!)),
    ];

    private static readonly bool IgnoresUnknown = Type.UnmappedMemberHandling is JsonUnmappedMemberHandling.Skip;

    public static IEnumerable<KeyValuePair<string, JsonElement>> MembersOf(JsonElement body) =>
        body.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value));

    /// <summary>The request that members make, in whatever form they came; what is wrong with them goes to <paramref name="problems"/>.</summary>
    public static T Read(IEnumerable<KeyValuePair<string, JsonElement>> given, BodyProblems problems, IServiceProvider services)
    {
        var request = (T)Create();
        foreach (var (member, value) in Defaults)
        {
            member.Set(request, value);
        }

        var seen = new HashSet<BodyMember>(Required.Length);
        Dictionary<string, JsonElement>? others = null;
        foreach (var (name, value) in given)
        {
            if (Members.TryGetValue(name, out var member))
            {
                member.Read(request, value, problems);
                if (member.IsRequired && value.ValueKind is not JsonValueKind.Null)
                {
                    seen.Add(member);
                }
            }
            else if (Others is not null)
            {
                (others ??= new(StringComparer.Ordinal))[name] = value;
            }
            else if (!IgnoresUnknown)
            {
                var (shown, nearest) = (Excerpt.Of(name), NearestName.Of(name, Names));
                problems.Add(shown, $"There is no member `{shown}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}.", Names);
            }
        }

        Others?.Set?.Invoke(request, others);
        foreach (var missing in Required)
        {
            if (!seen.Contains(missing))
            {
                problems.Add(missing.Name, $"`{missing.Name}` is required.", missing.Allowed);
            }
        }

        // Rules of the whole see what was read, but not a member of a type that could not be.
        if (problems.Malformed is null && request is ICheckedBody body)
        {
            problems.AddRange(body.Check(services));
        }

        return request;
    }
}
