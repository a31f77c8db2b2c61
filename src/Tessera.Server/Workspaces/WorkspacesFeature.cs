using Tessera.Server.Configuration;

namespace Tessera.Server.Workspaces;

/// <summary>Workspaces, who is in them, the programs that act in them and how many pictures they may make.</summary>
internal static class WorkspacesFeature
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.AddTesseraOptions<WorkspaceOptions>(WorkspaceOptions.Section);
        return services.AddSingleton<WorkspaceStore>();
    }
}
