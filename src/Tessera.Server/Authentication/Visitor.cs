using System.Reflection;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>
/// Who calls the routes of workspaces: an account with its caller, or a service account with the workspace it acts in. The
/// middleware put it there.
/// </summary>
internal sealed record Visitor(Caller? Caller, Workspace? Confined) : IBindableFromHttpContext<Visitor>
{
    public static ValueTask<Visitor?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Visitor>());
}
