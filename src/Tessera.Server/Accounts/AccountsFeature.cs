using Tessera.Server.Authentication;
using Tessera.Server.Configuration;

namespace Tessera.Server.Accounts;

/// <summary>Accounts: registration, sign-in, profile.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddTesseraOptions<AccountOptions>(AccountOptions.Section);
        return services
            .AddSingleton<Passwords>()
            .AddSingleton<AccountStore>()
            .AddSingleton<OwnerBootstrap>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<RegistrationPolicy>()
            .AddSingleton<PasswordSignIn>()
            .AddSingleton<PasswordChange>()
            .AddSingleton<SelfRegistration>()
            .AddSingleton<TokenPairIssuer>()
            .AddSingleton<UserProfiles>();
    }

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
        user.MapPost("/password", ChangePassword.Handle).WithName(nameof(ChangePassword)).RequireCaller(KeyScopes.Manage);
    }
}
