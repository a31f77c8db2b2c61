namespace Tessera.Server.Authentication;

internal static class CallerConvention
{
    /// <summary>Requires a caller, authenticated by key or sign-in; a key needs the scope (<see cref="KeyScopes"/>).</summary>
    public static TBuilder RequireCaller<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(scope));

    /// <summary>Also admits service accounts.</summary>
    public static TBuilder RequireCallerOrServiceAccount<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(scope) { AllowsServiceAccounts = true });

    /// <summary>Also requires <c>x-workspace-id</c> to name a workspace of which the caller is a member.</summary>
    public static TBuilder RequireWorkspace<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(scope) { AllowsServiceAccounts = true, InWorkspace = true });

    /// <summary>
    /// Requires a signed-in account of at least this role. Every valid credential is recognised, so that a key or a service
    /// account is refused as such and not as unknown.
    /// </summary>
    public static TBuilder RequireAdministrator<TBuilder>(this TBuilder endpoints, AccountRole role)
        where TBuilder : IEndpointConventionBuilder => endpoints.Require(new CallerRequired(KeyScopes.Manage) { AllowsServiceAccounts = true, Role = role });

    private static TBuilder Require<TBuilder>(this TBuilder endpoints, CallerRequired required)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(required));
        return endpoints;
    }
}
