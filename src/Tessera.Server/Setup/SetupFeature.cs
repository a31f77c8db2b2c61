namespace Tessera.Server.Setup;

/// <summary>The set-up of a new installation in the browser: its owner and its first provider keys, once.</summary>
internal static class SetupFeature
{
    public static IServiceCollection AddSetup(this IServiceCollection services) => services
        .AddSingleton<SetupCode>()
        .AddSingleton<SetupGuard>()
        .AddSingleton<OwnerSetup>();

    public static void MapSetup(this IEndpointRouteBuilder routes)
    {
        var setup = routes.MapGroup("/api/v2/setup").WithTags("Set-up");
        setup.MapGet("/", GetSetup.Handle).WithName(nameof(GetSetup));
        setup.MapPost("/", FinishSetup.Handle).WithName(nameof(FinishSetup));
        setup.MapPost("/providers/test", TestSetupProvider.Handle).WithName(nameof(TestSetupProvider));
    }
}
