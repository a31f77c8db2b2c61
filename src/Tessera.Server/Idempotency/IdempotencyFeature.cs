using Tessera.Server.Periodic;

namespace Tessera.Server.Idempotency;

/// <summary><c>Idempotency-Key</c>: a POST that is repeated makes and charges once, and is answered the same.</summary>
internal static class IdempotencyFeature
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services
        .AddSingleton<IdempotencyStore>()
        .AddSingleton<InFlightCalls>()
        .AddPeriodicTask<RemoveOldIdempotencyKeys>();

    /// <summary>From here on keys are seen; put it after the callers are known.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.UseMiddleware<IdempotencyMiddleware>();
}
