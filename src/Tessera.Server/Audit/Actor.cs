using System.Net;
using System.Reflection;
using Tessera.Server.Authentication;
using Tessera.Server.Ledger;

namespace Tessera.Server.Audit;

/// <summary>
/// The principal of an administrative act: a signed-in administrator, or the operator, who reached the admin socket. Endpoints
/// take it as a parameter.
/// </summary>
/// <param name="Account">The administrator's account; null for the operator.</param>
/// <param name="Role">Its role; the operator counts as the owner.</param>
/// <param name="Address">The address from which the call came.</param>
/// <param name="RequestId">The ID of the request.</param>
internal sealed record Actor(AccountId? Account, AccountRole Role, IPAddress? Address, string RequestId) : IBindableFromHttpContext<Actor>
{
    /// <summary>Whether it may change an account of this role: one below its own, or any for the owner and the operator.</summary>
    public bool MayManage(AccountRole role) => Role > role || Role == AccountRole.Owner;

    public static ValueTask<Actor?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (address, id) = (context.Connection.RemoteIpAddress, context.TraceIdentifier);
        if (context.Features.Get<AdminCaller>() is { } admin)
        {
            return ValueTask.FromResult<Actor?>(new(admin.Caller.Account, admin.Role, address, id));
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<OperatorOnly>() is not null
            ? ValueTask.FromResult<Actor?>(new(null, AccountRole.Owner, null, id))
            : throw new InvalidOperationException("An endpoint of the administration requires an administrator or the operator.");
    }
}
