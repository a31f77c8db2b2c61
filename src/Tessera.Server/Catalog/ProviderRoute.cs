using System.Collections.Frozen;

namespace Tessera.Server.Catalog;

/// <summary>A way to serve a model.</summary>
/// <param name="Provider">The provider's name in the configuration; a model has one route at most for each.</param>
/// <param name="Model">The provider's own name of the model.</param>
internal sealed record ProviderRoute(string Provider, string Model)
{
    /// <summary>Neighbouring routes with a weight are equals, picked by it; null keeps the order of the list.</summary>
    public int? Weight { get; init; }

    /// <summary>How the model's options become the provider's.</summary>
    public RouteMapping Mapping { get; init; } = RouteMapping.None;

    /// <summary>What it takes where that is less than the model takes.</summary>
    public RouteTakes Takes { get; init; } = RouteTakes.Everything;

    /// <summary>The files without which it cannot serve.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The form for calls with a file, at the same provider; null where this one serves them too. It has none itself.</summary>
    public ProviderRoute? WithFiles { get; init; }

    /// <summary>
    /// For the form that serves calls with a file: the options that it does not take, and the form without files does. The file
    /// decides them: given beside it, such an option is ignored with a warning.
    /// </summary>
    public IReadOnlySet<string> DecidedByFile { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The last day on which the provider serves it; null where none is announced.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>What the provider charges for it; null where that is not known.</summary>
    public RouteCost? Cost { get; init; }

    /// <summary>The day on which the oldest of its prices was read, with and without files; null where none says so.</summary>
    public DateOnly? PricesAsOf => new[] { Cost?.AsOf, WithFiles?.Cost?.AsOf }.Min();

    /// <summary>The route itself, and what serves calls with files where that is another.</summary>
    public IEnumerable<ProviderRoute> Forms => WithFiles is null ? [this] : [this, WithFiles];

    /// <summary>What serves a call with or without a file.</summary>
    public ProviderRoute FormFor(bool bringsFile) => bringsFile && WithFiles is not null ? WithFiles : this;

    /// <summary>Whether it takes all that a call brings.</summary>
    public bool Carries(CallDemand demand) =>
        (ReferenceEquals(Takes, RouteTakes.Everything) && Needs.Count == 0) || !Refused(demand).Any();

    /// <summary>The members of a call that it does not take as they are, and the files that the call lacks.</summary>
    public IEnumerable<string> Refused(CallDemand demand)
    {
        if (demand.PromptLength > Takes.MaxPromptLength)
        {
            yield return "prompt";
        }

        foreach (var name in demand.Files)
        {
            if (Takes.Absent.Contains(name))
            {
                yield return name;
            }
        }

        foreach (var name in demand.IsWithoutFilesYet ? [] : Needs)
        {
            if (!demand.Files.Contains(name))
            {
                yield return name;
            }
        }

        foreach (var name in demand.SendsGivenOnly ? demand.Given : demand.Options.Values.Keys)
        {
            if (demand.Options.Values.TryGetValue(name, out var value) && !Takes.Accepts(name, value, demand.Given.Contains(name)) && !Ignores(name, demand))
            {
                yield return name;
            }
        }
    }

    /// <summary>The options given that the file of the call decides instead.</summary>
    public IEnumerable<string> Ignored(CallDemand demand) => DecidedByFile.Count == 0 ? [] : demand.Given.Where(name => Ignores(name, demand));

    // What a later file narrows to nothing, or lets the price depend on, is not ignored.
    private bool Ignores(string option, CallDemand demand) => demand.Files.Count > 0 && DecidedByFile.Contains(option) && Takes.Absent.Contains(option);
}
