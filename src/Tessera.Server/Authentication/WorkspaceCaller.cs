using System.Reflection;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>A caller within the workspace that <c>x-workspace-id</c> names.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Caller">The principal to serve: the account that owns the workspace, with the limits of the presented key.</param>
/// <param name="User">The account that made the request; for a service account, the owner of the workspace.</param>
internal sealed record WorkspaceCaller(Workspace Workspace, Caller Caller, AccountId User) : IBindableFromHttpContext<WorkspaceCaller>
{
    public static ValueTask<WorkspaceCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<WorkspaceCaller>());
}
