using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

/// <summary>Links a generation to the workspace it is generated in.</summary>
/// <param name="Workspace">The workspace whose quota is charged.</param>
/// <param name="ImageId">The image's UUID.</param>
/// <param name="BatchId">The UUID of the call that generates it.</param>
/// <param name="User">The account that made the call; the owner's for a service account.</param>
/// <param name="Parameters">The request's parameters, a JSON object.</param>
/// <param name="InputImages">The input images as the caller named them, a JSON array.</param>
internal sealed record WorkspaceImage(
    WorkspaceId Workspace, string ImageId, string BatchId, AccountId User, string Parameters, string InputImages);
