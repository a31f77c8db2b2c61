using Tessera.Server.Authentication;

namespace Tessera.Server.Exports;

/// <summary>What is held about an account, for its user.</summary>
internal static class ExportsFeature
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services.AddSingleton<AccountArchive>();

    public static void MapExports(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v2/user/export", ExportAccount.Handle).WithName(nameof(ExportAccount)).WithTags("User").RequireCaller(KeyScopes.Manage)
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), [AccountArchive.ContentType]));
}
