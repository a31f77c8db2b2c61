using Tessera.Server.Authentication;
using Tessera.Server.Configuration;

namespace Tessera.Server.Workspaces;

/// <summary>Workspaces, who is in them, the programs that act in them and how many pictures they may make.</summary>
internal static class WorkspacesFeature
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.AddTesseraOptions<WorkspaceOptions>(WorkspaceOptions.Section);
        return services
            .AddSingleton<WorkspaceStore>();
    }

    /// <summary>From here on endpoints with <see cref="VisitorRequired"/> are reached by a known visitor only.</summary>
    public static void UseWorkspaces(this IApplicationBuilder app) => app.UseMiddleware<WorkspaceMiddleware>();
}
