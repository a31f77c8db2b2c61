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
    public static Func<HttpContext, long, string, Task<IResult?>> OfEnded(Func<RepeatedCall, IResult> reply) =>
        OfAny(call => call.Generation.State.IsFinal() ? reply(call) : null);

    /// <inheritdoc cref="OfEnded(Func{RepeatedCall, IResult})"/>
    /// <typeparam name="T">The service that the reply needs.</typeparam>
    public static Func<HttpContext, long, string, Task<IResult?>> OfEnded<T>(Func<RepeatedCall, T, Task<IResult>> reply)
        where T : notnull => OfAny<T>(async (call, service) => call.Generation.State.IsFinal() ? await reply(call, service) : null);

    /// <summary>A reply that shows the generation as it is now; null where it has nothing to show yet.</summary>
    public static Func<HttpContext, long, string, Task<IResult?>> OfAny(Func<RepeatedCall, IResult?> reply) => async (context, id, form) =>
        await FindAsync(context, id) is { } batch ? reply(new RepeatedCall(context, batch, form)) : ApiErrors.NoSuchGeneration();

    /// <inheritdoc cref="OfAny(Func{RepeatedCall, IResult?})"/>
    /// <typeparam name="T">The service that the reply needs.</typeparam>
    public static Func<HttpContext, long, string, Task<IResult?>> OfAny<T>(Func<RepeatedCall, T, Task<IResult?>> reply)
        where T : notnull => async (context, id, form) => await FindAsync(context, id) is { } batch
            ? await reply(new RepeatedCall(context, batch, form), context.RequestServices.GetRequiredService<T>())
            : ApiErrors.NoSuchGeneration();

    private static ValueTask<GenerationBatch?> FindAsync(HttpContext context, long id) =>
        context.RequestServices.GetRequiredService<Batches>().FindAsync(context.Features.GetRequiredFeature<Caller>().Account, new GenerationId(id));
}
