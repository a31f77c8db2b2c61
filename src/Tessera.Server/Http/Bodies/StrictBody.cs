using System.Text.Json;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// Reads a body strictly into a request record and collects all errors. An unknown member is an error that names the nearest
/// known one, so that a typo never silently changes a request.
/// </summary>
internal static class StrictBody<T>
    where T : class
{
    public static IEnumerable<KeyValuePair<string, JsonElement>> MembersOf(JsonElement body) =>
        body.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value));

    /// <summary>The request read from its members, from JSON or a form; adds errors to <paramref name="problems"/>.</summary>
    public static T Read(IEnumerable<KeyValuePair<string, JsonElement>> given, BodyProblems problems, IServiceProvider services)
    {
        var request = RequestPlan<T>.New();
        var seen = new HashSet<BodyMember>(RequestPlan<T>.Required.Length);
        Dictionary<string, JsonElement>? others = null;
        foreach (var (name, value) in given)
        {
            if (RequestPlan<T>.Members.TryGetValue(name, out var member))
            {
                member.Read(request, value, problems);
                if (member.IsRequired && (value.ValueKind is not JsonValueKind.Null || member.RefusesNull(problems)))
                {
                    seen.Add(member);
                }
            }
            else if (RequestPlan<T>.SetOthers is not null)
            {
                (others ??= new(StringComparer.Ordinal))[name] = value;
            }
            else if (!RequestPlan<T>.IgnoresUnknown)
            {
                problems.AddUnknown(name, RequestPlan<T>.Names);
            }
        }

        RequestPlan<T>.SetOthers?.Invoke(request, others);
        foreach (var missing in RequestPlan<T>.Required)
        {
            if (!seen.Contains(missing))
            {
                problems.Add(missing.Name, missing.Missing, missing.Allowed, "missing");
            }
        }

        // Rules across members see the values read, but not a member of the wrong type.
        if (problems.Malformed is null && request is ICheckedBody body)
        {
            problems.AddRange(body.Check(services));
        }

        return request;
    }
}
