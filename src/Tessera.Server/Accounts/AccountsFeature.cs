using Microsoft.AspNetCore.DataProtection;
using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>Who users are, how they sign in, and who calls.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddTesseraOptions<AccountOptions>(AccountOptions.Section);
        services.AddSingleton(provider => DataProtectionKeyRing.CreateProvider(provider.GetRequiredService<SecretStore>()));
        // The protection is opened with the first token, not at every start: it loads a stack of its own.
        services.AddSingleton<Func<IDataProtectionProvider>>(provider => provider.GetRequiredService<IDataProtectionProvider>);
        return services
            .AddSingleton<AccessTokens>()
            .AddSingleton<Passwords>()
            .AddSingleton<AccountStore>()
            .AddSingleton<OwnerBootstrap>()
            .AddSingleton<SignInStore>()
            .AddSingleton<FixedWindowCounters>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<CredentialThrottle>()
            .AddSingleton<RegistrationPolicy>()
            .AddSingleton<PasswordSignIn>()
            .AddSingleton<SelfRegistration>()
            .AddSingleton<TokenPairIssuer>()
            .AddSingleton<Authenticator>()
            .AddSingleton<RevalidateCaller>();
    }

    /// <summary>From here on endpoints with <see cref="CallerRequired"/> are reached by a known caller only.</summary>
    public static void UseCallers(this IApplicationBuilder app) => app.UseMiddleware<AuthenticationMiddleware>();

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var signIn = routes.MapGroup("/api/v2/auth").WithTags("Sign-in");
        signIn.MapPost("/register", Register.Handle).WithName(nameof(Register));
        signIn.MapPost("/login", Login.Handle).WithName(nameof(Login));
        signIn.MapPost("/refresh", Refresh.Handle).WithName(nameof(Refresh));
        signIn.MapPost("/logout", Logout.Handle).WithName(nameof(Logout));

        var user = routes.MapGroup("/api/v2/user").WithTags("User");
        user.MapGet("/me", GetMe.Handle).WithName(nameof(GetMe)).RequireCaller(KeyScopes.Read);
        user.MapPatch("/me", ChangeMe.Handle).WithName(nameof(ChangeMe)).RequireCaller(KeyScopes.Manage);
    }
}
