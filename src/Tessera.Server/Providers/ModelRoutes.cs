using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>The ways to serve one model with the credentials of one moment.</summary>
internal sealed class ModelRoutes
{
    private readonly Model _model;
    private readonly IReadOnlyList<Group> _groups;

    // Most installations have one key for a model: then there is nothing to choose, and nothing to allocate.
    private readonly Only? _only;

    public ModelRoutes(Model model, ProviderRoster.Snapshot roster)
    {
        _model = model;
        var ways = model.Routes.Select(route => Way.Of(model, route, roster)).OfType<Way>().ToList();
        _groups = [.. Groups(ways)];
        _only = ways is [{ Credentials.All: [var credential] } way] ? new Only(way, credential) : null;
        Serving = [.. ways.Where(way => way.Credentials.All.Any(one => one.Credential.Enabled)).Select(way => way.Route)];
    }

    /// <summary>The routes to providers with an enabled credential, best first.</summary>
    public IReadOnlyList<ProviderRoute> Serving { get; }

    /// <summary>The model as these routes serve it.</summary>
    public Model Offer => field ??= ModelOffer.Of(_model, Serving);

    /// <summary>The routes to try for a call, in order: usable, and taking all that it brings.</summary>
    public IReadOnlyList<ServingRoute> ForCall(CallDemand demand) => _only is not null
        ? _only.ForCall(demand)
        : [.. _groups.SelectMany(group => group.InOrder(demand))];

    /// <summary>The options of a call that its file decides, at one provider or else at the first that takes the call.</summary>
    public IEnumerable<string> Ignored(CallDemand demand, string? provider) => demand.Files.Count == 0 ? [] :
        Serving.Where(route => provider is null || route.Provider == provider)
            .Select(route => route.FormFor(bringsFile: true))
            .FirstOrDefault(form => form.Carries(demand))?.Ignored(demand) ?? [];

    /// <summary>
    /// What keeps each route from a call, whether its provider is usable or not: the members that it does not take, and the
    /// files that it needs. Empty when one takes all.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Refusals(CallDemand demand)
    {
        var refusals = new List<IReadOnlyList<string>>();
        foreach (var route in Serving)
        {
            foreach (var form in route.Forms)
            {
                var refused = form.Refused(demand).ToList();
                if (ReferenceEquals(form, route.WithFiles) && form.Needs.Count == 0 && demand is { Files.Count: 0, IsWithoutFilesYet: false })
                {
                    refused.AddRange(_model.Inputs.Where(input => !form.Takes.Absent.Contains(input.Name)).Take(1).Select(input => input.Name));
                }

                if (refused.Count == 0)
                {
                    return [];
                }

                refusals.Add(refused);
            }
        }

        return refusals;
    }

    /// <summary>
    /// The routes to try for a call that was assigned before: the assigned credential, then the others. Empty when none is
    /// usable.
    /// </summary>
    public IReadOnlyList<ServingRoute> ForCallOf(string provider, string? credential, CallDemand demand) =>
    [
        .. _groups.SelectMany(group => group.Ways)
            .SelectMany(way => way.FormFor(demand) is { } form ? way.Credentials.All.Where(one => one.Gate.IsUsable).Select(one => Way.With(one, form)) : [])
            .OrderBy(route => route.Name != provider || route.CredentialName != credential),
    ];

    /// <summary>The route of a provider with a credential; with any when none is named.</summary>
    public ServingRoute? Find(string provider, string? credential, bool bringsFile)
    {
        var way = _groups.SelectMany(group => group.Ways).FirstOrDefault(way => way.Route.Provider == provider);
        return way?.Credentials.Find(credential) is { } found ? Way.With(found, way.Route.FormFor(bringsFile)) : null;
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

    private sealed record Way(ProviderRoute Route, CredentialPool Credentials)
    {
        public static Way? Of(Model model, ProviderRoute route, ProviderRoster.Snapshot roster) =>
            roster.Of(route.Provider) is { } credentials && credentials.All[0].Makes(model) ? new Way(route, credentials) : null;

        /// <summary>What serves a call; null where it does not take all that the call brings.</summary>
        public ProviderRoute? FormFor(CallDemand demand)
        {
            var form = Route.FormFor(demand.Files.Count > 0);
            return form.Carries(demand) ? form : null;
        }

        public static ServingRoute With(ServingCredential credential, ProviderRoute form) =>
            new(form.Provider, form.Model, credential.Connectors.Text, credential.Connectors.Tasks)
            {
                Credential = credential,
                Mapping = form.Mapping,
                Takes = form.Takes,
                Cost = form.Cost,
            };
    }

    private sealed class Only(Way way, ServingCredential credential)
    {
        private readonly IReadOnlyList<ServingRoute> _plain = [Way.With(credential, way.Route)];
        private readonly IReadOnlyList<ServingRoute>? _withFiles = way.Route.WithFiles is { } files ? [Way.With(credential, files)] : null;

        public IReadOnlyList<ServingRoute> ForCall(CallDemand demand) => !credential.Gate.IsUsable || way.FormFor(demand) is not { } form ? []
            : ReferenceEquals(form, way.Route) ? _plain
            : _withFiles ?? [];
    }

    private sealed class Group(IReadOnlyList<Way> ways)
    {
        private readonly WeightedRoundRobin _turns = new([.. ways.Select(way => way.Route.Weight ?? 1)]);

        public IReadOnlyList<Way> Ways => ways;

        public IEnumerable<ServingRoute> InOrder(CallDemand demand)
        {
            var first = _turns.Next();
            return Enumerable.Range(0, ways.Count)
                .Select(step => ways[(first + step) % ways.Count])
                .SelectMany(way => way.FormFor(demand) is { } form ? way.Credentials.InOrder().Select(one => Way.With(one, form)) : []);
        }
    }
}
