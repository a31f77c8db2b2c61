using Microsoft.Extensions.Primitives;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// Reads the fields of a query or a form strictly into a record: a misspelled filter must not return an unfiltered list. A field
/// of a form that was left empty is absent, because browsers send every field.
/// </summary>
internal static class StrictFields<T>
    where T : class
{
    public static Result<T> Read(IQueryCollection query, IServiceProvider services) => Read(BodyProblems.Query, query, null, services);

    public static Result<T> Read(IFormCollection form, IServiceProvider services) => Read("body", form, form.Files, services);

    private static Result<T> Read(
        string source, IEnumerable<KeyValuePair<string, StringValues>> fields, IFormFileCollection? files, IServiceProvider services)
    {
        var problems = new BodyProblems { Source = source };
        var request = RequestPlan<T>.New();
        var seen = new HashSet<BodyMember>(RequestPlan<T>.Required.Length);
        foreach (var (name, values) in fields)
        {
            if (Find(name) is not { } member)
            {
                RefuseUnknown(name, problems);
            }
            else if (member.IsFile)
            {
                seen.Add(member);
                problems.Add(member.Name, new LocalText(
                    $"`{member.Name}` must be a file, got text: give its part a file name.", $"`{member.Name}`: нужен файл, получен текст; укажите имя файла."));
            }
            else if (member.IsList)
            {
                seen.Add(member);
                member.ReadTexts(request, [.. values.Select(value => value ?? "")], problems);
            }
            else if (values.Count > 1)
            {
                problems.Add(name, FieldTexts.Repeated(name, values.Count));
                seen.Add(member);
            }
            else if (values[0] is { } text && (text.Length > 0 || (source == BodyProblems.Query && !RequestPlan<T>.IgnoresUnknown)))
            {
                member.ReadText(request, text, problems);
                seen.Add(member);
            }
        }

        foreach (var parts in (files ?? Enumerable.Empty<IFormFile>()).GroupBy(file => Find(file.Name)?.Name ?? file.Name, StringComparer.OrdinalIgnoreCase))
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
        var member = Find(name) ?? Array.Find(RequestPlan<T>.Required, required => required.IsFile && required.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (member is null)
        {
            RefuseUnknown(name, problems);
            return;
        }

        seen.Add(member);
        if (!member.IsFile)
        {
            problems.Add(name, new LocalText($"`{name}` must be a field of text, got a file.", $"`{name}`: нужен текст, получен файл."));
        }
        else if (member.TakesFiles)
        {
            member.Set(request, parts);
        }
        else
        {
            member.Set(request, parts[0]);
            if (parts.Length > 1)
            {
                problems.Add(member.Name, FieldTexts.Repeated(member.Name, parts.Length));
            }
        }
    }

    // A list's parts are also named `name[]`, as browsers' and vendors' libraries write arrays.
    private static BodyMember? Find(string name) =>
        RequestPlan<T>.Members.TryGetValue(name, out var member)
        || (name.EndsWith("[]", StringComparison.Ordinal) && RequestPlan<T>.Members.TryGetValue(name[..^2], out member) && member.IsList)
            ? member
            : null;

    private static void RefuseUnknown(string name, BodyProblems problems)
    {
        if (!RequestPlan<T>.IgnoresUnknown)
        {
            problems.AddUnknown(name, RequestPlan<T>.Names);
        }
    }
}
