namespace Tessera.Server.Authentication;

/// <summary>Who calls: API keys, sign-ins and service accounts.</summary>
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
        .AddSingleton<ServiceAccountStore>()
        .AddSingleton<ServiceAccountTokens>()
        .AddSingleton<FixedWindowCounters>()
        .AddSingleton<CredentialThrottle>()
        .AddSingleton<SignInAuthenticator>()
        .AddSingleton<ServiceAccountAuthenticator>()
        .AddSingleton<WorkspaceAccess>()
        .AddSingleton<Authenticator>()
        .AddSingleton<RevalidateCaller>();

    /// <summary>From here on endpoints with <see cref="CallerRequired"/> are reached by a known caller only.</summary>
    public static void UseCallers(this IApplicationBuilder app) => app.UseMiddleware<AuthenticationMiddleware>();
}
