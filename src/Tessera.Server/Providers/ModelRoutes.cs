using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>The ways to serve one model with the credentials of one moment.</summary>
internal sealed class ModelRoutes
{
    private readonly IReadOnlyList<Group> _groups;

    // Most installations have one key for a model: then there is nothing to choose, and nothing to make anew.
    private readonly IReadOnlyList<ServingRoute>? _only;

    public ModelRoutes(Model model, ProviderRoster.Snapshot roster)
    {
        var ways = model.Routes.Select(route => Way.Of(model, route, roster)).OfType<Way>().ToList();
        _groups = [.. Groups(ways)];
        _only = ways is [{ Credentials.All: [var credential] } way] ? [way.With(credential)] : null;
        Serving = [.. ways.Where(way => way.Credentials.All.Any(one => one.Credential.Enabled)).Select(way => way.Route)];
    }

    /// <summary>The routes whose providers have an enabled credential, best first.</summary>
    public IReadOnlyList<ProviderRoute> Serving { get; }

    /// <summary>Who is to be tried for a call, in order; empty when nobody can be.</summary>
    public IReadOnlyList<ServingRoute> ForCall() => _only is [{ Credential.Gate: var gate }]
        ? gate.IsUsable ? _only : []
        : [.. _groups.SelectMany(group => group.InTurn())];

    /// <summary>
    /// Who is to be tried for a call that was given its turn before: the credential of that turn, then the others. Empty
    /// when nobody can be.
    /// </summary>
    public IReadOnlyList<ServingRoute> ForCallOf(string provider, string? credential) =>
    [
        .. _groups.SelectMany(group => group.Ways)
            .SelectMany(way => way.Credentials.All.Where(one => one.Gate.IsUsable).Select(way.With))
            .OrderBy(route => route.Name != provider || route.CredentialName != credential),
    ];

    /// <summary>The route of a provider with a credential; with any when none is named.</summary>
    public ServingRoute? Find(string provider, string? credential)
    {
        var way = _groups.SelectMany(group => group.Ways).FirstOrDefault(way => way.Route.Provider == provider);
        return way?.Credentials.Find(credential) is { } found ? way.With(found) : null;
    }

    private static IEnumerable<Group> Groups(List<Way> ways)
    {
        var equals = new List<Way>();
        foreach (var way in ways)
        {
            if (equals.Count > 0 && (way.Route.Weight is null || equals[^1].Route.Weight is null))
            {
                yield return new Group([.. equals]);
                equals.Clear();
            }

            equals.Add(way);
        }

        if (equals.Count > 0)
        {
            yield return new Group([.. equals]);
        }
    }

    private sealed record Way(ProviderRoute Route, ProviderTurns Credentials)
    {
        public static Way? Of(Model model, ProviderRoute route, ProviderRoster.Snapshot roster) =>
            roster.Of(route.Provider) is { } credentials && credentials.All[0].Makes(model) ? new Way(route, credentials) : null;

        public ServingRoute With(ServingCredential credential) =>
            new(Route.Provider, Route.Model, credential.Connectors.Text, credential.Connectors.Tasks)
            {
                Credential = credential,
                Mapping = Route.Mapping,
                Cost = Route.Cost,
            };
    }

    private sealed class Group(IReadOnlyList<Way> ways)
    {
        private readonly WeightedTurns _turns = new([.. ways.Select(way => way.Route.Weight ?? 1)]);

        public IReadOnlyList<Way> Ways => ways;

        public IEnumerable<ServingRoute> InTurn()
        {
            var first = _turns.Next();
            return Enumerable.Range(0, ways.Count)
                .Select(step => ways[(first + step) % ways.Count])
                .SelectMany(way => way.Credentials.InTurn().Select(way.With));
        }
    }
}
