using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>Who users are, how they sign in, and who calls.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddTesseraOptions<AccountOptions>(AccountOptions.Section);
        // Not AddDataProtection: that would read the keys at every start, before anyone signs in.
        services.AddSingleton(provider => KeyRingInDatabase.CreateProvider(provider.GetRequiredService<SecretStore>()));
        return services
            .AddSingleton<Passwords>()
            .AddSingleton<AccountStore>()
            .AddSingleton<FirstStart>()
            .AddSingleton<AccessTokens>()
            .AddSingleton<SignInStore>()
            .AddSingleton<SignInFailures>()
            .AddSingleton<SignInReply>()
            .AddSingleton<FindCaller>();
    }

    /// <summary>From here on endpoints with <see cref="CallerRequired"/> are reached by a known caller only.</summary>
    public static void UseCallers(this IApplicationBuilder app) => app.UseMiddleware<CallerMiddleware>();

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
