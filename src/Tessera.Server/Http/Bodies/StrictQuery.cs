using Tessera.Providers;

namespace Tessera.Server.Http.Bodies;

/// <summary>Reads a query into a record: a misspelt filter must not become a list of everything.</summary>
internal static class StrictQuery<T>
    where T : class
{
    public static Result<T> Read(HttpContext context)
    {
        var problems = new BodyProblems { Source = "query" };
        var request = RequestPlan<T>.New();
        foreach (var (name, values) in context.Request.Query)
        {
            if (!RequestPlan<T>.Members.TryGetValue(name, out var member))
            {
                RefuseUnknown(name, problems);
            }
            else if (values.Count > 1)
            {
                problems.Add(name, $"`{name}` is given {values.Count} times; give it once.");
            }
            else if (values[0] is { } text && (text.Length > 0 || !RequestPlan<T>.IgnoresUnknown))
            {
                member.ReadText(request, text, problems);
            }
        }

        if (request is ICheckedBody query)
        {
            problems.AddRange(query.Check(context.RequestServices));
        }

        return problems.Error is { } error ? error : request;
    }

    private static void RefuseUnknown(string name, BodyProblems problems)
    {
        if (!RequestPlan<T>.IgnoresUnknown)
        {
            var (shown, nearest) = (Excerpt.Of(name), NearestName.Of(name, RequestPlan<T>.Names));
            problems.Add(shown, $"There is no query parameter `{shown}`.{(nearest is null ? "" : $" Did you mean `{nearest}`?")}", RequestPlan<T>.Names);
        }
    }
}
