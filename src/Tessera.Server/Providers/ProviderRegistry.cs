using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Tessera.Providers;
using Tessera.Sandbox;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Providers;

/// <summary>Finds what serves a model: its routes to providers that have a credential, best first, or the sandbox.</summary>
internal sealed class ProviderRegistry(
    ProviderRoster roster, IOptions<SandboxOptions> sandbox, SandboxText sandboxText, SandboxTasks sandboxTasks, SandboxEmbeddings sandboxEmbeddings)
{
    private readonly ConditionalWeakTable<ProviderRoster.Snapshot, ConcurrentDictionary<string, ModelRoutes>> _routes = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<ServingRoute>> _sandboxed = new(StringComparer.Ordinal);

    /// <summary>
    /// The model as it is offered now, also to test keys: narrowed to what at least one configured provider accepts. Without
    /// a provider the sandbox accepts everything in the catalogue.
    /// </summary>
    public Model Offer(Model model) => sandbox.Value.Mode == SandboxMode.Always ? model.Catalogued : RoutesOf(model).Offer;

    /// <summary>
    /// The routes to try for a call, in order; empty when none serves the model, or none accepts everything in the call. A
    /// model with a configured provider never falls back to the sandbox, even while that provider cannot serve. A test key
    /// gets the sandbox in every mode, for the calls that the providers would accept.
    /// </summary>
    public IReadOnlyList<ServingRoute> Find(Model model, bool isTest, CallDemand demand)
    {
        if (sandbox.Value.Mode == SandboxMode.Always)
        {
            return Sandbox(model);
        }

        if (isTest)
        {
            return Conflict(model, demand) is null ? Sandbox(model) : [];
        }

        var routes = RoutesOf(model);
        return routes.Serving.Count > 0 ? routes.ForCall(demand)
            : sandbox.Value.Mode == SandboxMode.Auto ? Sandbox(model)
            : [];
    }

    /// <summary>The members of a call that no configured provider accepts together; null where one does, or the sandbox serves.</summary>
    public FieldError? Conflict(Model model, CallDemand demand) => sandbox.Value.Mode == SandboxMode.Always
        ? null
        : RouteConflict.Of(model, demand, RoutesOf(model).Refusals(demand));

    /// <summary>A sentence for each option of a call that is ignored because its file decides it.</summary>
    /// <param name="model">What is called.</param>
    /// <param name="demand">What the call brings.</param>
    /// <param name="first">The route that is tried first; null, or a simulated one, for the first provider that takes the call.</param>
    public IEnumerable<string> Warnings(Model model, CallDemand demand, ServingRoute? first = null) => sandbox.Value.Mode == SandboxMode.Always
        ? []
        : RoutesOf(model).Ignored(demand, first is { IsSimulated: false } ? first.Name : null).Select(name => $"`{name}` was ignored: the file in `{demand.Files.First()}` decides it.");

    /// <summary>The routes to try for a call that was admitted for a provider and one of its credentials: that one first.</summary>
    public IReadOnlyList<ServingRoute> FindFrom(Model model, string provider, string? credential, CallDemand demand) =>
        provider == ServingRoute.Sandbox ? Sandbox(model) : RoutesOf(model).ForCallOf(provider, credential, demand);

    /// <summary>
    /// The route for following a task that a provider accepted; null when its credential is gone. Where the catalogue no
    /// longer names the route or the model, the credential is enough, and the cost is unknown.
    /// </summary>
    public ServingRoute? FindTaken(Model? model, string provider, string? credential, bool bringsFile) =>
        provider == ServingRoute.Sandbox ? model is null ? null : Sandbox(model)[0]
        : (model is null ? null : RoutesOf(model).Find(provider, credential, bringsFile)) ?? WithoutRoute(provider, credential);

    /// <summary>The names of the providers that serve a model now, best first; empty when none does.</summary>
    public IReadOnlyList<string> ServedBy(Model model) => sandbox.Value.Mode == SandboxMode.Always
        ? [ServingRoute.Sandbox]
        : RoutesOf(model).Serving is { Count: > 0 } serving ? [.. serving.Select(route => route.Provider)]
        : sandbox.Value.Mode == SandboxMode.Auto ? [ServingRoute.Sandbox]
        : [];

    /// <summary>Whether a call of a model can be sent now: to the sandbox, or with a credential that is not in a cool-down.</summary>
    public bool IsAvailable(Model model) => sandbox.Value.Mode == SandboxMode.Always
        || (RoutesOf(model) is { Serving.Count: > 0 } routes ? routes.IsUsable : sandbox.Value.Mode == SandboxMode.Auto);

    /// <summary>The routes of configured providers that serve a model now, best first; empty where the sandbox does, or none.</summary>
    public IReadOnlyList<ProviderRoute> RoutesServing(Model model) => sandbox.Value.Mode == SandboxMode.Always ? [] : RoutesOf(model).Serving;

    /// <summary>What generates the texts of a model first; null where the sandbox does, or nothing.</summary>
    public ITextProvider? FirstText(Model model) => RoutesServing(model) is [var first, ..]
        ? roster.Now.Of(first.Provider)?.All.FirstOrDefault(credential => credential.Credential.Enabled)?.Connectors.Text
        : null;

    /// <summary>Whether a provider is configured, usable or not.</summary>
    public bool HasProvider => roster.Now.HasProvider;

    /// <summary>Whether callers pay nothing for a route.</summary>
    public bool IsFree(ServingRoute route) => route.IsSimulated && IsSandboxFree;

    /// <summary>Whether callers pay nothing for a model, because the sandbox serves it beside configured providers.</summary>
    public bool IsFree(Model model) => IsSandboxFree && RoutesServing(model).Count == 0;

    /// <summary>Whether the sandbox is free: beside a configured provider, callers do not pay for samples.</summary>
    public bool IsSandboxFree => sandbox.Value.Mode == SandboxMode.Auto && HasProvider;

    // Connectors poll a task by the provider's own state of it, not by its model.
    private ServingRoute? WithoutRoute(string provider, string? credential) =>
        roster.Now.Of(provider)?.Find(credential) is { Connectors.Tasks: { } tasks } found
            ? new ServingRoute(provider, "", null, tasks) { Credential = found }
            : null;

    private ModelRoutes RoutesOf(Model model)
    {
        var now = roster.Now;
        var routes = _routes.GetValue(now, static _ => new ConcurrentDictionary<string, ModelRoutes>(StringComparer.Ordinal));
        return routes.GetOrAdd(model.Slug, static (_, made) => new ModelRoutes(made.model.Catalogued, made.now), (model, now));
    }

    private IReadOnlyList<ServingRoute> Sandbox(Model model) => _sandboxed.GetOrAdd(model.Slug, static (_, made) =>
        [new ServingRoute(
            ServingRoute.Sandbox,
            made.model.Slug,
            made.model.Category == Category.Text ? made.Text : null,
            made.model.Kind is null ? null : made.Tasks) { Embeddings = made.model.Category == Category.Embedding ? made.Embeddings : null }],
        (model, Text: sandboxText, Tasks: sandboxTasks, Embeddings: sandboxEmbeddings));
}
