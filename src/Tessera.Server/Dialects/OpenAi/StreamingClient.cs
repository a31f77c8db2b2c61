using System.Reflection;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>The client that reads a stream. Endpoints take it as a parameter.</summary>
internal sealed class StreamingClient(HttpContext context) : IBindableFromHttpContext<StreamingClient>
{
    public static ValueTask<StreamingClient?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<StreamingClient?>(new(context));

    /// <summary>
    /// Ends a stream whose last event was an error. OpenAI's .NET library ignores such an event and returns the text so far as if
    /// it were whole; it notices only a connection that is cut.
    /// </summary>
    public void EndBrokenStream()
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (agent.StartsWith("OpenAI/", StringComparison.Ordinal) && agent.Contains("(.NET", StringComparison.Ordinal))
        {
            context.Abort();
        }
    }
}
