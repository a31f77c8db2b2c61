using Tessera.Server.Authentication;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>A program that generates images in a workspace, without its secret.</summary>
/// <param name="ClientId">Its <c>client_id</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record ServiceAccountSummary(string ClientId, string Name, DateTimeOffset CreatedAt)
{
    public static ServiceAccountSummary Of(ServiceAccount account) => new(account.ClientId, account.Name, account.CreatedAt);
}
