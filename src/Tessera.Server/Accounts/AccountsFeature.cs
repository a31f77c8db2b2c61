using Microsoft.AspNetCore.DataProtection;

namespace Tessera.Server.Accounts;

/// <summary>Who users are, how they sign in, and who calls.</summary>
internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, DataFolder data)
    {
        services.AddDataProtection()
            .SetApplicationName("Tessera")
            .PersistKeysToFileSystem(new DirectoryInfo(data.Folder("secrets/dp-keys")));
        return services
            .AddSingleton<AccessTokens>()
            .AddSingleton<SignInStore>()
            .AddSingleton<FindCaller>();
    }

    /// <summary>From here on endpoints with <see cref="CallerRequired"/> are reached by a known caller only.</summary>
    public static void UseCallers(this IApplicationBuilder app) => app.UseMiddleware<CallerMiddleware>();
}
