using Microsoft.Extensions.Options;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// Gives a call to the first of its routes that accepts it. A failure decides what happens next: the following route is
/// asked, or none, or, when no route could and nothing happened anywhere, all of them are asked again after a pause, as far
/// as the providers' retry budgets allow. What may have happened is never repeated.
/// </summary>
internal sealed partial class Failover(IOptions<RoutingOptions> options, UnusableRoutes unusable, TimeProvider time, ILogger<Failover> logger)
{
    private static readonly ProviderFailure NotUsable = new(FailureKind.AuthUpstream, "No provider serves this model at the moment.");

    /// <summary>Asks one route after the other until one accepts the call.</summary>
    /// <param name="routes">In order; not empty.</param>
    /// <param name="attempt">Gives the call to one of them.</param>
    /// <param name="ct">Of the caller.</param>
    /// <param name="lastWait">How long to wait for a slot at the last of them; as long as at the others by default.</param>
    public async Task<RouteResult<T>> RunAsync<T>(
        IReadOnlyList<ServingRoute> routes, Func<ServingRoute, CancellationToken, ValueTask<Attempt<T>>> attempt, CancellationToken ct, TimeSpan? lastWait = null)
    {
        // Without a credential there is neither a slot to wait for nor another route to ask.
        if (routes[0].Credential is null)
        {
            var (value, failure) = await attempt(routes[0], ct);
            return new RouteResult<T>(routes[0], value, failure, null);
        }

        var asked = new List<RouteAttempt>(1);
        for (var retries = 0; ; retries++)
        {
            var round = new Round<T>(new RouteResult<T>(routes[0], default, NotUsable, null), false, null);
            for (var index = 0; index < routes.Count; index++)
            {
                var route = routes[index];
                if (!MayAsk(route, isRetry: retries > 0))
                {
                    continue;
                }

                var gate = route.Credential?.Gate ?? throw new InvalidOperationException($"{route.Name} has no credential.");
                var wait = index == routes.Count - 1 ? lastWait ?? options.Value.SlotWait : options.Value.SlotWait;
                var (at, began) = (time.GetUtcNow(), time.GetTimestamp());
                var result = await gate.RunAsync(route, attempt, wait, ct);
                asked.Add(new RouteAttempt(route.Name, route.CredentialName, at, time.GetElapsedTime(began), result.Failure));
                unusable.Note(route, result.Failure);
                if (result.Failure is not { } failure || !MayGoOn(failure.Kind))
                {
                    return result with { Attempts = asked };
                }

                LogPassedOver(route.Name, route.CredentialName, failure.Kind);
                round = MayRepeat(failure)
                    ? new Round<T>(result, true, round.MayRepeat ? Sooner(round.RetryAfter, failure.RetryAfter) : failure.RetryAfter)
                    : round with { Result = result };
            }

            if (retries >= options.Value.Retries || !round.MayRepeat
                || !routes.Any(route => route.Credential is { Budget.HasOne: true, Gate.IsUsable: true }))
            {
                return round.Result with { Attempts = asked };
            }

            await Task.Delay(round.RetryAfter ?? Pause(retries), time, ct);
        }
    }

    // Twice as long each time, and never the same for all of the calls that failed together.
    private TimeSpan Pause(int retries) => options.Value.RetryDelay * (1 << retries) * (0.5 + Random.Shared.NextDouble());

    private static bool MayAsk(ServingRoute route, bool isRetry)
    {
        if (route.Credential is not { Gate.IsUsable: true } credential)
        {
            return false;
        }

        if (!isRetry)
        {
            credential.Budget.Earn();
        }

        return !isRetry || credential.Budget.TrySpend();
    }

    private static bool MayGoOn(FailureKind kind) => kind is FailureKind.RateLimited or FailureKind.ConcurrencyLimited
        or FailureKind.Unavailable or FailureKind.RouteUnusable or FailureKind.AuthUpstream or FailureKind.FundsUpstream;

    // Where a provider names no time the pause is ours, which is short.
    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other is null ? null : one < other ? one : other;

    // The wait for a provider's Retry-After is bounded: beyond that the caller gets the error. A call that was never sent has
    // waited already.
    private bool MayRepeat(ProviderFailure failure) =>
        failure.Kind is FailureKind.RateLimited or FailureKind.ConcurrencyLimited or FailureKind.Unavailable
        && !ReferenceEquals(failure, CredentialGate.Broken)
        && !ReferenceEquals(failure, CredentialGate.NoSlot)
        && (failure.RetryAfter ?? TimeSpan.Zero) <= options.Value.RetryAfterAtMost;

    [LoggerMessage(LogLevel.Information, "{Provider}/{Credential} did not accept a call ({Kind}); the next is asked.")]
    private partial void LogPassedOver(string provider, string? credential, FailureKind kind);

    /// <summary>What came of asking every route once, and whether and when they may be asked again.</summary>
    private readonly record struct Round<T>(RouteResult<T> Result, bool MayRepeat, TimeSpan? RetryAfter);
}
