using System.Reflection;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>The header <c>Last-Event-ID</c>, with which a client connects to a stream again; empty without it.</summary>
internal sealed record LastEventId(string Value) : IBindableFromHttpContext<LastEventId>
{
    public static ValueTask<LastEventId?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<LastEventId?>(new(context.Request.Headers["Last-Event-ID"].ToString()));
}
