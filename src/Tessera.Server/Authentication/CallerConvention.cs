namespace Tessera.Server.Authentication;

internal static class CallerConvention
{
    /// <summary>The endpoints need a caller by key or sign-in; a key needs the scope (<see cref="KeyScopes"/>).</summary>
    public static TBuilder RequireCaller<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(scope));

    /// <summary>A service account may call them as well.</summary>
    public static TBuilder RequireCallerOrServiceAccount<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(scope) { AllowsServiceAccounts = true });

    /// <summary>Beyond that, <c>x-workspace-id</c> names a workspace that the caller is in.</summary>
    public static TBuilder RequireWorkspace<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(scope) { AllowsServiceAccounts = true, InWorkspace = true });

    private static TBuilder Require<TBuilder>(this TBuilder endpoints, CallerRequired required)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(required));
        return endpoints;
    }
}
