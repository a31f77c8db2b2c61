using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Providers;

/// <summary>Says which members of a call no route takes together.</summary>
internal static class RouteConflict
{
    /// <summary>The error; null where no route refuses.</summary>
    /// <param name="model">What is called.</param>
    /// <param name="demand">What the call brings.</param>
    /// <param name="refusals">For each route the members that it does not take, and the files that it needs besides.</param>
    public static FieldError? Of(Model model, CallDemand demand, IReadOnlyList<IReadOnlyList<string>> refusals)
    {
        if (refusals.Count == 0)
        {
            return null;
        }

        var files = refusals.Where(refused => refused.All(IsLacking)).SelectMany(refused => refused).Distinct().ToList();
        var given = refusals.SelectMany(refused => refused).Where(name => !IsLacking(name)).Distinct().OrderByDescending(demand.Given.Contains).ToList();
        var shown = string.Join(" and ", given.Select(name => Show(name, demand)));
        var wanted = string.Join(" or ", files.Select(name => $"`{name}`"));
        return (given, files) switch
        {
            ([], _) => new(files[0], $"{model.Slug} needs {wanted} here."),
            (_, { Count: > 0 }) => new(given[0], $"{model.Slug} takes {shown} only with {wanted} here. Add the file, or {(given is ["prompt"] ? "shorten `prompt`" : $"change or leave out {(given.Count == 1 ? $"`{given[0]}`" : "one of them")}")}."),
            ([var one], _) => new(one, $"{shown} is not taken by any provider that serves {model.Slug} here. Change it or leave it out."),
            _ => new(given[0], $"{shown} cannot be combined: no provider that serves {model.Slug} here takes them together. Change or leave out one of them."),
        };

        bool IsLacking(string name) => model.Vocabulary.IsFile(name) && !demand.Files.Contains(name);
    }

    private static string Show(string name, CallDemand demand) =>
        name == "prompt" ? $"`prompt` of {demand.PromptLength} characters"
        : !demand.Options.Values.TryGetValue(name, out var value) ? $"`{name}`"
        : $"`{name}` {OptionText.Show(value)}{(demand.Given.Contains(name) ? "" : " (the default)")}";
}
