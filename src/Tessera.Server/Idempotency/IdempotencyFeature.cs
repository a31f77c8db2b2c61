using Tessera.Server.Periodic;

namespace Tessera.Server.Idempotency;

/// <summary><c>Idempotency-Key</c>: a repeated POST creates and charges once, and gets the same reply.</summary>
internal static class IdempotencyFeature
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services
        .AddSingleton<IdempotencyStore>()
        .AddSingleton<InFlightCalls>()
        .AddPeriodicTask<RemoveOldIdempotencyKeys>();

    /// <summary>Adds the middleware; call it after authentication.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.UseMiddleware<IdempotencyMiddleware>();
}
