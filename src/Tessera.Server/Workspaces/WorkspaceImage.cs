using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

/// <summary>What a generation is to the workspace it is made in.</summary>
/// <param name="Workspace">The workspace whose quota it takes from.</param>
/// <param name="ImageId">The picture's UUID.</param>
/// <param name="BatchId">The UUID of the call it is made in.</param>
/// <param name="User">The account that asked; the owner's for a program.</param>
/// <param name="Parameters">A JSON object: what was asked for.</param>
/// <param name="InputImages">A JSON array: the pictures given, as they were named.</param>
internal sealed record WorkspaceImage(
    WorkspaceId Workspace, string ImageId, string BatchId, AccountId User, string Parameters, string InputImages);
