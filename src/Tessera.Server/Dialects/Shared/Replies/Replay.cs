using Microsoft.AspNetCore.Http.Features;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>
/// How a route builds its reply again from its generation, for a repeated idempotency key whose first request ended before
/// its reply was stored.
/// </summary>
internal static class Replay
{
    /// <summary>A reply that is the result: none while the generation is open.</summary>
    public static Func<HttpContext, long, string, Task<IResult?>> OfEnded(Func<RepeatedCall, Task<IResult>> reply) =>
        OfAny(async call => call.Generation.State.IsFinal() ? await reply(call) : null);

    /// <inheritdoc cref="OfEnded(Func{RepeatedCall, Task{IResult}})"/>
    public static Func<HttpContext, long, string, Task<IResult?>> OfEnded(Func<RepeatedCall, IResult> reply) => OfEnded(call => Task.FromResult(reply(call)));

    /// <summary>A reply that shows the generation as it is now; null where it has nothing to show yet.</summary>
    public static Func<HttpContext, long, string, Task<IResult?>> OfAny(Func<RepeatedCall, Task<IResult?>> reply) => async (context, id, form) =>
        await FindAsync(context, id) is { } generation ? await reply(new RepeatedCall(context, generation, form)) : ApiErrors.NoSuchGeneration();

    /// <inheritdoc cref="OfAny(Func{RepeatedCall, Task{IResult?}})"/>
    public static Func<HttpContext, long, string, Task<IResult?>> OfAny(Func<RepeatedCall, IResult?> reply) => OfAny(call => Task.FromResult(reply(call)));

    private static async Task<Generation?> FindAsync(HttpContext context, long id) =>
        (await context.RequestServices.GetRequiredService<Batches>().FindAsync(context.Features.GetRequiredFeature<Caller>().Account, new GenerationId(id)))?.First;
}
