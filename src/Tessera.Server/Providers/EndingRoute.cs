using System.Globalization;

namespace Tessera.Server.Providers;

/// <summary>A route to a model that its provider retires.</summary>
/// <param name="Model">The slug of the catalogue's model.</param>
/// <param name="Provider">The provider's name.</param>
/// <param name="UpstreamModel">The provider's own name of the model.</param>
/// <param name="Ends">The last day on which the provider serves it, as announced.</param>
/// <param name="HasEnded">Whether that day is past.</param>
internal sealed record EndingRoute(string Model, string Provider, string UpstreamModel, DateOnly Ends, bool HasEnded)
{
    /// <summary>What the operator should know and do.</summary>
    public string Warning => string.Create(
        CultureInfo.InvariantCulture,
        $"The route of {Model} to {Provider} ({UpstreamModel}) {(HasEnded ? "ended" : "ends")} on {Ends:yyyy-MM-dd}{(HasEnded ? " and is still tried" : "")}; change it in data/catalog.d, or upgrade Tessera.");
}
