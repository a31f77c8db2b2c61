using Tessera.Server.Catalog;

namespace Tessera.Server.Tests.Fidelity;

/// <summary>A model as one route serves it: without a file, or with one.</summary>
/// <param name="Model">The model, narrowed to what the route takes.</param>
/// <param name="Route">The route, or what replaces it for calls with files.</param>
internal sealed record RouteForm(Model Model, ProviderRoute Route)
{
    public static IEnumerable<RouteForm> Of(Model model, ProviderRoute route)
    {
        if (route.WithFiles is not { } withFiles)
        {
            return [new(Narrowed(model, route), route)];
        }

        var first = model.Inputs[0].Name;
        RouteForm[] files = [new(Narrowed(model, withFiles with { Needs = withFiles.Needs.Count > 0 ? withFiles.Needs : [first] }), withFiles)];
        return model.Inputs.Any(input => input.Required) ? files : [new(Narrowed(model, route) with { Inputs = [] }, route), .. files];
    }

    private static Model Narrowed(Model model, ProviderRoute route) => model with
    {
        Options = model.Options.Values.Where(rule => IsOffered(rule, route)).ToDictionary(rule => rule.Name, rule => Narrowed(rule, route)),
        Inputs = [.. model.Inputs.Where(input => !route.Takes.NoInputs.Contains(input.Name)).Select(input => input with { Required = input.Required || route.Needs.Contains(input.Name) })],
        MaxPromptLength = route.Takes.MaxPromptLength ?? model.MaxPromptLength,
    };

    private static bool IsOffered(OptionRule rule, ProviderRoute route) =>
        route.Mapping.Options.GetValueOrDefault(rule.Name) is not OptionMapping.Drop || rule.Sizes.Count > 0 || rule.Name == "format" || rule.Allowed.Count == 1;

    private static OptionRule Narrowed(OptionRule rule, ProviderRoute route)
    {
        var narrowed = route.Takes.Options.GetValueOrDefault(rule.Name) ?? rule;
        narrowed = route.Mapping.Options.GetValueOrDefault(rule.Name) is OptionMapping.Spread spread
            ? narrowed with { Allowed = [.. narrowed.Allowed.Where(value => spread.Values.ContainsKey(OptionText.Of(value)))] }
            : narrowed;
        return narrowed.Default is { } usual && !OptionCheck.TryRead(narrowed, rule.Name, "", usual, out _, out _) ? narrowed with { Default = null } : narrowed;
    }
}
