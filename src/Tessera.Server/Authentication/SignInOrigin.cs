using System.Net;
using System.Reflection;

namespace Tessera.Server.Authentication;

/// <summary>Where a sign-in comes from, so that users recognise their own in a list. Endpoints take it as a parameter.</summary>
/// <param name="UserAgent">What the client calls itself.</param>
/// <param name="Address">The client's address, as a trusted proxy names it; null on a Unix socket without one.</param>
internal sealed record SignInOrigin(string? UserAgent, IPAddress? Address) : IBindableFromHttpContext<SignInOrigin>
{
    private const int MaxLength = 300;

    /// <summary>The address as text, without the form that IPv4 has on an IPv6 socket.</summary>
    public string? Text => (Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : Address)?.ToString();

    public static ValueTask<SignInOrigin?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return ValueTask.FromResult<SignInOrigin?>(new(
            agent.Length == 0 ? null : agent[..Math.Min(agent.Length, MaxLength)], context.Connection.RemoteIpAddress));
    }
}
