using System.Reflection;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>Who calls a route that works in the workspace of <c>x-workspace-id</c>, which he is in.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Caller">As whom he is served: the workspace's account, with the limits of the key he presented.</param>
/// <param name="User">The account that asks; the workspace's own for a service account.</param>
internal sealed record WorkspaceCaller(Workspace Workspace, Caller Caller, AccountId User) : IBindableFromHttpContext<WorkspaceCaller>
{
    public static ValueTask<WorkspaceCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<WorkspaceCaller>());
}
