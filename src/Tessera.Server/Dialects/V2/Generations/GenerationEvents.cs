using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// The events of one generation: its state when the request begins and whenever it changes, and its end. The ID of an event says which
/// state it showed, so that a client that connects again gets only what is new to it.
/// </summary>
internal sealed class GenerationEvents(GenerationFeeds.Follower follower, string seen, Caller caller) : IResult
{
    /// <summary>The ID of the last event.</summary>
    public const string End = "end";

    // A client connects again after that, and shows its key again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var (time, links) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<GenerationLinks>());
        var validity = services.GetRequiredService<RevalidateCaller>();
        using var follows = follower;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, services.GetRequiredService<Draining>().Closing);
        await using var events = EventStream.Open(httpContext);
        try
        {
            await httpContext.Response.StartAsync(stop.Token);
            if (HttpMethods.IsHead(httpContext.Request.Method))
            {
                return;
            }

            var (started, last) = (time.GetTimestamp(), seen);
            while (await follower.ReadAsync() is { } generation)
            {
                if (await validity.RefusalAsync(caller) is not null)
                {
                    return;
                }

                var now = time.GetUtcNow();
                if (NameOf(generation) is var name && name != last)
                {
                    await events.SendAsync(generation.State.IsFinal() ? EndOf(generation, links, now, Language.Of(httpContext.Request)) : ProgressOf(generation, now), null, name);
                    last = name;
                }

                if (generation.State.IsFinal() || time.GetElapsedTime(started) > Longest)
                {
                    return;
                }

                await follower.WaitAsync(RevalidateCaller.Every, time, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has left, or this node stops: the client connects to another.
        }
    }

    private static string NameOf(Generation generation) => generation.State.IsFinal()
        ? End
        : string.Create(CultureInfo.InvariantCulture, $"{(int)generation.State}-{generation.Progress ?? 0:0.####}-{generation.EtaAt?.ToUnixTimeSeconds() ?? 0}");

    private static Progress ProgressOf(Generation generation, DateTimeOffset now) =>
        new("progress", generation.Id.Value, generation.State.ToWire(), generation.Progress, generation.EtaSeconds(now));

    private static JsonObject EndOf(Generation generation, GenerationLinks links, DateTimeOffset now, Language language)
    {
        var reply = JsonSerializer.SerializeToNode(UnifiedReply.From(generation, links, now, language), WireJson.Options)?.AsObject()
            ?? throw new InvalidOperationException("A reply is an object.");
        // The word is taken by the kind of the event, as in all streams.
        reply["category"] = reply["type"]?.DeepClone();
        reply["type"] = End;
        return reply;
    }

    private sealed record Progress(string Type, long Id, string Status, [property: JsonPropertyName("progress")] double? Part, long? EtaSeconds);
}
