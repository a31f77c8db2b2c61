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
        return model.Inputs.Any(input => input.Required) ? files : [new(Narrowed(model, route), route), .. files];
    }

    private static Model Narrowed(Model model, ProviderRoute route) => ModelOffer.Of(model, [route with { WithFiles = null }]);
}
