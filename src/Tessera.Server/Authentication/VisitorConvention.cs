namespace Tessera.Server.Authentication;

internal static class VisitorConvention
{
    /// <summary>The endpoints are reached by a known caller or service account only; an API key needs the scope.</summary>
    public static TBuilder RequireVisitor<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => Require(endpoints, new VisitorRequired(scope, InWorkspace: false));

    /// <summary>Beyond that, <c>x-workspace-id</c> names a workspace that the caller is in.</summary>
    public static TBuilder RequireWorkspace<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => Require(endpoints, new VisitorRequired(scope, InWorkspace: true));

    private static TBuilder Require<TBuilder>(TBuilder endpoints, VisitorRequired required)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(required));
        return endpoints;
    }
}
