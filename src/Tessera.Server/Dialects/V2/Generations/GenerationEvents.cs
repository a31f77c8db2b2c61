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
internal sealed class GenerationEvents(GenerationLinks links, RevalidateCaller validity, Draining draining, TimeProvider time)
{
    /// <summary>The ID of the last event.</summary>
    public const string End = "end";

    // A client connects again after that, and shows its key again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The reply to a request that follows a generation.</summary>
    /// <param name="follower">What it follows, which the reply releases.</param>
    /// <param name="seen">The ID of the last event that the client has; empty without one.</param>
    /// <param name="caller">The principal, which must stay valid.</param>
    public Reply Of(GenerationFeeds.Follower follower, string seen, Caller caller) => new(this, follower, seen, caller);

    private async Task SendAsync(HttpContext httpContext, GenerationFeeds.Follower follower, string seen, Caller caller)
    {
        using var follows = follower;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, draining.Closing);
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
                    await events.SendAsync(generation.State.IsFinal() ? EndOf(generation, now, Language.Of(httpContext.Request)) : ProgressOf(generation, now), null, name);
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

    private JsonObject EndOf(Generation generation, DateTimeOffset now, Language language)
    {
        var reply = JsonSerializer.SerializeToNode(UnifiedReply.From(generation, links, now, language), WireJson.Options)?.AsObject()
            ?? throw new InvalidOperationException("A reply is an object.");
        // The word is taken by the kind of the event, as in all streams.
        reply["category"] = reply["type"]?.DeepClone();
        reply["type"] = End;
        return reply;
    }

    /// <summary>The events, sent until the generation ends.</summary>
    internal sealed class Reply(GenerationEvents events, GenerationFeeds.Follower follower, string seen, Caller caller) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => events.SendAsync(httpContext, follower, seen, caller);
    }

    private sealed record Progress(string Type, long Id, string Status, [property: JsonPropertyName("progress")] double? Part, long? EtaSeconds);
}
