using System.Collections.Frozen;

namespace Tessera.Server.Catalog;

/// <summary>One way to serve a model.</summary>
/// <param name="Provider">The provider's name in the configuration; a model has at most one route per provider.</param>
/// <param name="Model">The provider's model ID.</param>
internal sealed record ProviderRoute(string Provider, string Model)
{
    /// <summary>The weight for load balancing between neighbouring weighted routes; null keeps the order of the list.</summary>
    public int? Weight { get; init; }

    /// <summary>How the model's options map to the provider's.</summary>
    public RouteMapping Mapping { get; init; } = RouteMapping.None;

    /// <summary>Where the route accepts less than the model.</summary>
    public RouteTakes Takes { get; init; } = RouteTakes.Everything;

    /// <summary>The files that the route requires.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>
    /// The variant for calls with files at the same provider; null when this route serves them too. The variant has none
    /// itself.
    /// </summary>
    public ProviderRoute? WithFiles { get; init; }

    /// <summary>
    /// For the variant that serves calls with files: the options that it does not accept but the route without files does. The
    /// file determines them, so such an option is ignored with a warning.
    /// </summary>
    public IReadOnlySet<string> DecidedByFile { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The last day on which the provider serves the model; null when none is announced.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>What the provider charges for a call; null when unknown.</summary>
    public RouteCost? Cost { get; init; }

    /// <summary>The date of the oldest of its prices, with and without files; null when none has a date.</summary>
    public DateOnly? PricesAsOf => new[] { Cost?.AsOf, WithFiles?.Cost?.AsOf }.Min();

    /// <summary>The route itself, and its variant for calls with files, if any.</summary>
    public IEnumerable<ProviderRoute> Forms => WithFiles is null ? [this] : [this, WithFiles];

    /// <summary>The variant that serves a call with or without files.</summary>
    public ProviderRoute FormFor(bool bringsFile) => bringsFile && WithFiles is not null ? WithFiles : this;

    /// <summary>Whether it accepts everything in a call.</summary>
    public bool Carries(CallDemand demand) =>
        (ReferenceEquals(Takes, RouteTakes.Everything) && Needs.Count == 0) || !Refused(demand).Any();

    /// <summary>The members of a call that it does not accept, and the files that the call lacks.</summary>
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

    /// <summary>The given options that the call's file determines instead.</summary>
    public IEnumerable<string> Ignored(CallDemand demand) => DecidedByFile.Count == 0 ? [] : demand.Given.Where(name => Ignores(name, demand));

    // An option that a later file removes, or makes the price depend on, is not ignored.
    private bool Ignores(string option, CallDemand demand) => demand.Files.Count > 0 && DecidedByFile.Contains(option) && Takes.Absent.Contains(option);
}
