using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>A stream of one event, which has the whole reply.</summary>
internal sealed class ContentEvent(ContentReply reply, Generation generation) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        GenerationHeaders.Set(httpContext, generation);
        await using var events = EventStream.Open(httpContext);
        await events.SendAsync(reply);
    }
}
