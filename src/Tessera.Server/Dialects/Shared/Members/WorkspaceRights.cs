using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Shared.Members;

/// <summary>The right to change a workspace: its owner has it and, for some changes, its admins; a key of theirs must have no limits.</summary>
internal sealed class WorkspaceRights(KeyStore keys, TimeProvider time)
{
    // What a change lets other accounts and programs spend is limited by no key.
    private static readonly KeyGrant Everything = new("workspace", IsTest: false);

    /// <summary>The refusal of a change; null when the caller may make it.</summary>
    public async Task<ApiError?> MissingAsync(Caller caller, WorkspaceStore.Membership own, bool admins) =>
        await KeyRights.MissingAsync(caller, Everything, keys, time.GetUtcNow()) is { } limited ? limited
        : own.Role == WorkspaceRoles.Owner || (admins && own.Role == WorkspaceRoles.Admin) ? null
        : admins ? WorkspaceErrors.NeedsAdmin() : WorkspaceErrors.NeedsOwner();
}
