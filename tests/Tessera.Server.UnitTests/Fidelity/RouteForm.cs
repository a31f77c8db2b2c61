using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>A model as it is offered, and what serves its calls: a route, or what replaces it for calls with files.</summary>
/// <param name="Model">The model, narrowed to what is offered of it.</param>
/// <param name="Route">What serves calls.</param>
/// <param name="IsAlone">Whether it is offered for this alone: then every case is made, and values are compared with each other.</param>
/// <param name="IsFor">Whether calls with a file, or without one, are its own.</param>
/// <param name="MustServe">The cases that it has to serve; others may be left to another route, or refused.</param>
internal sealed record RouteForm(Model Model, ProviderRoute Route, bool IsAlone, Func<bool, bool> IsFor, Func<RouteCase, bool> MustServe)
{
    /// <summary>As the only one, with its other form, and with all routes of the model.</summary>
    public static IEnumerable<RouteForm> Of(Model model, ProviderRoute route) => route.Forms.SelectMany(form => Of(model, route, form));

    private static IEnumerable<RouteForm> Of(Model model, ProviderRoute route, ProviderRoute form)
    {
        bool IsFor(bool bringsFile) => route.FormFor(bringsFile) == form;
        yield return new(Alone(model, form, isWithFiles: form == route.WithFiles), form, IsAlone: true, IsFor, one => !one.MayBeRefused);
        if (route.WithFiles is not null)
        {
            yield return new(ModelOffer.Of(model, [route]), form, IsAlone: false, IsFor, one => one is { Given.Count: 0, Prompt: null });
        }

        if (model.Routes.Count > 1)
        {
            yield return new(ModelOffer.Of(model, model.Routes), form, IsAlone: false, IsFor, _ => false);
        }
    }

    private static Model Alone(Model model, ProviderRoute form, bool isWithFiles)
    {
        var offer = ModelOffer.Of(model, [form with { WithFiles = null }]);
        return isWithFiles && !offer.Inputs.Any(input => input.Required) ? offer with { Inputs = [offer.Inputs[0] with { Required = true }, .. offer.Inputs.Skip(1)] } : offer;
    }
}
