using Tessera.Server.Configuration;

namespace Tessera.Server.Workspaces;

/// <summary>Workspaces: members, service accounts and image quotas.</summary>
internal static class WorkspacesFeature
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.AddTesseraOptions<WorkspaceOptions>(WorkspaceOptions.Section);
        return services.AddSingleton<WorkspaceStore>();
    }
}
