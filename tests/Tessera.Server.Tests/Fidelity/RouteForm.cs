using Tessera.Server.Catalog;

namespace Tessera.Server.Tests.Fidelity;

/// <summary>A model as it is offered, and what serves its calls: a route, or what replaces it for calls with files.</summary>
/// <param name="Model">The model, narrowed to what its routes take.</param>
/// <param name="Route">What serves calls.</param>
/// <param name="IsAlone">Whether it is offered by this route alone: then the route serves all that is offered.</param>
/// <param name="IsFor">Whether calls with a file, or without one, are its own.</param>
internal sealed record RouteForm(Model Model, ProviderRoute Route, bool IsAlone, Func<bool, bool> IsFor)
{
    /// <summary>Where the route is the only one, and where all routes of the model serve it together.</summary>
    public static IEnumerable<RouteForm> Of(Model model, ProviderRoute route) =>
    [
        .. route.Forms.Select(form => new RouteForm(Alone(model, form, isWithFiles: form == route.WithFiles), form, IsAlone: true, bringsFile => route.FormFor(bringsFile) == form)),
        .. model.Routes.Count > 1
            ? route.Forms.Select(form => new RouteForm(ModelOffer.Of(model, model.Routes), form, IsAlone: false, bringsFile => route.FormFor(bringsFile) == form))
            : [],
    ];

    private static Model Alone(Model model, ProviderRoute form, bool isWithFiles)
    {
        var offer = ModelOffer.Of(model, [form with { WithFiles = null }]);
        return isWithFiles && !offer.Inputs.Any(input => input.Required) ? offer with { Inputs = [offer.Inputs[0] with { Required = true }, .. offer.Inputs.Skip(1)] } : offer;
    }
}
