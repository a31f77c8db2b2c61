using Microsoft.Extensions.Primitives;
using Tessera.Providers;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// Reads the fields of a query or a form strictly into a record: a misspelt filter must not return an unfiltered list.
/// </summary>
internal static class StrictFields<T>
    where T : class
{
    private const string Query = "query";

    public static Result<T> Read(IQueryCollection query, IServiceProvider services) => Read(Query, query, null, services);

    public static Result<T> Read(IFormCollection form, IServiceProvider services) => Read("body", form, form.Files, services);

    private static Result<T> Read(
        string source, IEnumerable<KeyValuePair<string, StringValues>> fields, IFormFileCollection? files, IServiceProvider services)
    {
        var problems = new BodyProblems { Source = source };
        var request = RequestPlan<T>.New();
        var seen = new HashSet<BodyMember>(RequestPlan<T>.Required.Length);
        foreach (var (name, values) in fields)
        {
            if (!RequestPlan<T>.Members.TryGetValue(name, out var member) || member.IsFile)
            {
                RefuseUnknown(name, problems);
            }
            else if (values.Count > 1)
            {
                problems.Add(name, $"`{name}` is given {values.Count} times; give it once.");
                seen.Add(member);
            }
            else if (values[0] is { } text && (text.Length > 0 || !RequestPlan<T>.IgnoresUnknown))
            {
                member.ReadText(request, text, problems);
                seen.Add(member);
            }
        }

        foreach (var parts in (files ?? Enumerable.Empty<IFormFile>()).GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase))
        {
            ReadFile(request, parts.Key, [.. parts], problems, seen);
        }

        foreach (var missing in RequestPlan<T>.Required.Where(member => !seen.Contains(member)))
        {
            problems.Add(missing.Name, missing.Missing, missing.Allowed, "missing");
        }

        if (request is ICheckedBody body)
        {
            problems.AddRange(body.Check(services));
        }

        return problems.Error is { } error ? error : request;
    }

    private static void ReadFile(T request, string name, IFormFile[] parts, BodyProblems problems, HashSet<BodyMember> seen)
    {
        if (Array.Find(RequestPlan<T>.Required, member => member.IsFile && member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } file)
        {
            seen.Add(file);
            file.Set(request, parts[0]);
            if (parts.Length > 1)
            {
                problems.Add(file.Name, $"`{file.Name}` is given {parts.Length} times; give it once.");
            }
        }
        else if (RequestPlan<T>.Members.TryGetValue(name, out var member))
        {
            seen.Add(member);
            problems.Add(name, $"`{name}` must be a field of text, got a file.");
        }
        else
        {
            RefuseUnknown(name, problems);
        }
    }

    private static void RefuseUnknown(string name, BodyProblems problems)
    {
        if (!RequestPlan<T>.IgnoresUnknown)
        {
            var kind = problems.Source == Query ? "query parameter" : "member";
            var (shown, nearest) = (Excerpt.Of(name), NearestName.Of(name, RequestPlan<T>.Names));
            problems.Add(shown, $"There is no {kind} `{shown}`.{(nearest is null ? "" : $" Did you mean `{nearest}`?")}", RequestPlan<T>.Names);
        }
    }
}
