using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Tessera.Providers;
using Tessera.Providers.Sandbox;
using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>Says who serves a model: the first of its routes that is configured, or the sandbox.</summary>
internal sealed class ProviderRegistry
{
    private readonly FrozenDictionary<string, ITextProvider> _text;
    private readonly ITextProvider _sandboxText;
    private readonly ITaskProvider _sandboxTasks;
    private readonly SandboxMode _mode;

    public ProviderRegistry(
        IOptions<ProvidersOptions> configured, IOptions<SandboxOptions> sandbox, ProviderHttp http, SandboxText sandboxText, SandboxTasks sandboxTasks)
    {
        _text = BuiltInProviders.Text(configured.Value, http.Client).ToFrozenDictionary(StringComparer.Ordinal);
        _sandboxText = sandboxText;
        _sandboxTasks = sandboxTasks;
        _mode = sandbox.Value.Mode;
    }

    /// <summary>Who serves the model now; null when nobody does.</summary>
    public ServingRoute? Find(Model model, bool isTest)
    {
        var onSandbox = isTest || _mode == SandboxMode.Always;
        if (!onSandbox && Configured(model) is { } route)
        {
            return route;
        }

        return onSandbox || _mode == SandboxMode.Auto ? Sandbox(model) : null;
    }

    /// <summary>Who a running generation was given to; null when that provider is not configured any more.</summary>
    public ServingRoute? Find(Model model, string provider) =>
        provider == ServingRoute.Sandbox ? Sandbox(model) : Configured(model) is { } route && route.Name == provider ? route : null;

    private ServingRoute? Configured(Model model) => model.Category == Category.Text
        ? model.Routes
            .Where(route => _text.ContainsKey(route.Provider))
            .Select(route => new ServingRoute(route.Provider, route.Model, _text[route.Provider], null))
            .FirstOrDefault()
        : null;

    private ServingRoute Sandbox(Model model) => model.Category == Category.Text
        ? new ServingRoute(ServingRoute.Sandbox, model.Slug, _sandboxText, null)
        : new ServingRoute(ServingRoute.Sandbox, model.Slug, null, _sandboxTasks);
}
