namespace Tessera.Server.Authentication;

internal static class CallerConvention
{
    /// <summary>The endpoints are reached by a known caller only; an API key needs the scope (<see cref="KeyScopes"/>).</summary>
    public static TBuilder RequireCaller<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(new CallerRequired(scope)));
        return endpoints;
    }
}
