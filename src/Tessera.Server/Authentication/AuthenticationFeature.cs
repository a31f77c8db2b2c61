namespace Tessera.Server.Authentication;

/// <summary>Authenticates callers: API keys, sign-ins and service accounts.</summary>
internal static class AuthenticationFeature
{
    public static IServiceCollection AddCallers(this IServiceCollection services) => services
        .AddSingleton<ApiKeyReader>()
        .AddSingleton<ApiKeyCache>()
        .AddSingleton<ApiKeyUses>()
        .AddHostedService<FlushApiKeyUses>()
        .AddSingleton<ApiAccessPolicy>()
        .AddSingleton<AccessTokens>()
        .AddSingleton<SignInStore>()
        .AddSingleton<SessionTokens>()
        .AddSingleton<SessionStore>()
        .AddSingleton<ServiceAccountStore>()
        .AddSingleton<ServiceAccountTokens>()
        .AddSingleton<FixedWindowCounters>()
        .AddSingleton<CredentialThrottle>()
        .AddSingleton<SignInAuthenticator>()
        .AddSingleton<ServiceAccountAuthenticator>()
        .AddSingleton<WorkspaceAccess>()
        .AddSingleton<AdministrationAccess>()
        .AddSingleton<Authenticator>()
        .AddSingleton<RevalidateCaller>();

    /// <summary>Adds the middleware that protects endpoints marked with <see cref="CallerRequired"/>.</summary>
    public static void UseCallers(this IApplicationBuilder app) => app.UseMiddleware<AuthenticationMiddleware>();
}
