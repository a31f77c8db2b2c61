using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>The candidates to serve one model with the credentials of one moment.</summary>
internal sealed class ModelRoutes
{
    private readonly Model _model;
    private readonly IReadOnlyList<Group> _groups;

    // Most installations have one key for a model: then there is nothing to choose, and nothing to allocate.
    private readonly SingleCandidate? _single;

    public ModelRoutes(Model model, ProviderRoster.Snapshot roster)
    {
        _model = model;
        var candidates = model.Routes.Select(route => Candidate.Of(model, route, roster)).OfType<Candidate>().ToList();
        _groups = [.. Groups(candidates)];
        _single = candidates is [{ Credentials.All: [var credential] } candidate] ? new SingleCandidate(candidate, credential) : null;
        Serving = [.. candidates.Where(candidate => candidate.Credentials.All.Any(one => one.Credential.Enabled)).Select(candidate => candidate.Route)];
    }

    /// <summary>The routes to providers with an enabled credential, best first.</summary>
    public IReadOnlyList<ProviderRoute> Serving { get; }

    /// <summary>Whether one of its credentials is enabled and in no cool-down.</summary>
    public bool IsUsable => _groups.Any(group => group.Candidates.Any(candidate => candidate.Credentials.All.Any(one => one.Gate.IsUsable)));

    /// <summary>The model as these routes serve it.</summary>
    public Model Offer => field ??= ModelOffer.Of(_model, Serving);

    /// <summary>The routes to try for a call, in order: usable, and taking all that it brings.</summary>
    public IReadOnlyList<ServingRoute> ForCall(CallDemand demand) => _single is not null
        ? _single.ForCall(demand)
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
        .. _groups.SelectMany(group => group.Candidates)
            .SelectMany(candidate => candidate.FormFor(demand) is { } form ? candidate.Credentials.All.Where(one => one.Gate.IsUsable).Select(one => Candidate.With(one, form)) : [])
            .OrderBy(route => route.Name != provider || route.CredentialName != credential),
    ];

    /// <summary>The route of a provider with a credential; with any when none is named.</summary>
    public ServingRoute? Find(string provider, string? credential, bool bringsFile)
    {
        var candidate = _groups.SelectMany(group => group.Candidates).FirstOrDefault(candidate => candidate.Route.Provider == provider);
        return candidate?.Credentials.Find(credential) is { } found ? Candidate.With(found, candidate.Route.FormFor(bringsFile)) : null;
    }

    private static IEnumerable<Group> Groups(List<Candidate> candidates)
    {
        var equals = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (equals.Count > 0 && (candidate.Route.Weight is null || equals[^1].Route.Weight is null))
            {
                yield return new Group([.. equals]);
                equals.Clear();
            }

            equals.Add(candidate);
        }

        if (equals.Count > 0)
        {
            yield return new Group([.. equals]);
        }
    }

    private sealed record Candidate(ProviderRoute Route, CredentialPool Credentials)
    {
        public static Candidate? Of(Model model, ProviderRoute route, ProviderRoster.Snapshot roster) =>
            roster.Of(route.Provider) is { } credentials && credentials.All[0].Makes(model) ? new Candidate(route, credentials) : null;

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
                Embeddings = credential.Connectors.Embeddings,
                Mapping = form.Mapping,
                Takes = form.Takes,
                Cost = form.Cost,
            };
    }

    private sealed class SingleCandidate(Candidate candidate, ServingCredential credential)
    {
        private readonly IReadOnlyList<ServingRoute> _plain = [Candidate.With(credential, candidate.Route)];
        private readonly IReadOnlyList<ServingRoute>? _withFiles = candidate.Route.WithFiles is { } files ? [Candidate.With(credential, files)] : null;

        public IReadOnlyList<ServingRoute> ForCall(CallDemand demand) => !credential.Gate.IsUsable || candidate.FormFor(demand) is not { } form ? []
            : ReferenceEquals(form, candidate.Route) ? _plain
            : _withFiles ?? [];
    }

    private sealed class Group(IReadOnlyList<Candidate> candidates)
    {
        private readonly WeightedRoundRobin _turns = new([.. candidates.Select(candidate => candidate.Route.Weight ?? 1)]);

        public IReadOnlyList<Candidate> Candidates => candidates;

        public IEnumerable<ServingRoute> InOrder(CallDemand demand)
        {
            var first = _turns.Next();
            return Enumerable.Range(0, candidates.Count)
                .Select(step => candidates[(first + step) % candidates.Count])
                .SelectMany(candidate => candidate.FormFor(demand) is { } form ? candidate.Credentials.InOrder().Select(one => Candidate.With(one, form)) : []);
        }
    }
}
