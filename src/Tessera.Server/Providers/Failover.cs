using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// Gives a call to the first of its candidates that takes it. A failure says what is next: the following candidate, the
/// end, or, when all could not and nothing happened anywhere, a second round after a pause, as far as the providers'
/// retry budgets go. What may have happened is never asked for again.
/// </summary>
internal sealed partial class Failover
{
    private static readonly ProviderFailure NoPlace = new(FailureKind.ConcurrencyLimited, "Everything that serves this model is busy.");

    private static readonly ProviderFailure NotUsable = new(FailureKind.AuthUpstream, "Nobody serves this model at the moment.");

    private readonly RoutingOptions _options;
    private readonly UnusableRoutes _unusable;
    private readonly ILogger<Failover> _logger;
    private readonly ResiliencePipeline<Round> _rounds;

    public Failover(IOptions<RoutingOptions> options, UnusableRoutes unusable, TimeProvider time, ILogger<Failover> logger)
    {
        (_options, _unusable, _logger) = (options.Value, unusable, logger);
        _rounds = _options.Retries == 0
            ? ResiliencePipeline<Round>.Empty
            : new ResiliencePipelineBuilder<Round> { TimeProvider = time }
                .AddRetry(new RetryStrategyOptions<Round>
                {
                    MaxRetryAttempts = _options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = _options.RetryDelay,
                    ShouldHandle = static round => ValueTask.FromResult(round.Outcome.Result.MayRepeat),
                    DelayGenerator = static round => ValueTask.FromResult(round.Outcome.Result.RetryAfter),
                })
                .Build();
    }

    /// <summary>Runs to the first candidate that takes the call.</summary>
    /// <param name="candidates">In order; not empty.</param>
    /// <param name="attempt">Gives the call to one of them.</param>
    /// <param name="lastWait">How long the last of them is waited for when it has no free place.</param>
    /// <param name="ct">Of the caller.</param>
    public async Task<Served<T>> RunAsync<T>(
        IReadOnlyList<ServingRoute> candidates, Func<ServingRoute, CancellationToken, ValueTask<Attempt<T>>> attempt, TimeSpan lastWait, CancellationToken ct)
    {
        if (candidates[0].IsSandbox)
        {
            var (value, failure) = await attempt(candidates[0], ct);
            return new Served<T>(candidates[0], value, failure, null);
        }

        var work = new Work<T>(this, candidates, attempt, lastWait);
        await _rounds.ExecuteAsync(static (work, ct) => work.RunRoundAsync(ct), work, ct);
        return work.Result;
    }

    private static bool MayGoOn(FailureKind kind) => kind is FailureKind.RateLimited or FailureKind.ConcurrencyLimited
        or FailureKind.Unavailable or FailureKind.RouteUnusable or FailureKind.AuthUpstream or FailureKind.FundsUpstream;

    // Without a wish of the provider's the pause is ours, which is short.
    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other is null ? null : one < other ? one : other;

    // The wait for another's Retry-After is bounded: after that a caller is better told.
    private bool MayRepeat(ProviderFailure failure) =>
        failure.Kind is FailureKind.RateLimited or FailureKind.ConcurrencyLimited or FailureKind.Unavailable
        && !ReferenceEquals(failure, CredentialGate.Broken)
        && (failure.RetryAfter ?? TimeSpan.Zero) <= _options.RetryAfterAtMost;

    [LoggerMessage(LogLevel.Information, "{Provider}/{Credential} did not take a call ({Kind}); the next is asked.")]
    private partial void LogPassedOver(string provider, string? credential, FailureKind kind);

    private readonly record struct Round(bool MayRepeat, TimeSpan? RetryAfter);

    private sealed class Work<T>(
        Failover failover, IReadOnlyList<ServingRoute> candidates, Func<ServingRoute, CancellationToken, ValueTask<Attempt<T>>> attempt, TimeSpan lastWait)
    {
        private int _round;
        private T? _value;

        public Served<T> Result { get; private set; } = new(candidates[0], default, NotUsable, null);

        public async ValueTask<Round> RunRoundAsync(CancellationToken ct)
        {
            var isFirst = _round++ == 0;
            var again = new Round(false, null);
            for (var index = 0; index < candidates.Count; index++)
            {
                var route = candidates[index];
                if (!MayTry(route, isFirst))
                {
                    continue;
                }

                Result = await TryAsync(route, index == candidates.Count - 1 ? lastWait : failover._options.SlotWait, ct);
                failover._unusable.Note(route, Result.Failure);
                if (Result.Failure is not { } failure || !MayGoOn(failure.Kind))
                {
                    return new Round(false, null);
                }

                failover.LogPassedOver(route.Name, route.CredentialName, failure.Kind);
                if (failover.MayRepeat(failure) && !ReferenceEquals(failure, NoPlace))
                {
                    again = new Round(true, again.MayRepeat ? Sooner(again.RetryAfter, failure.RetryAfter) : failure.RetryAfter);
                }
            }

            return again.MayRepeat && candidates.Any(route => route.Credential is { Budget.HasOne: true, Gate.IsUsable: true }) ? again : new Round(false, null);
        }

        private static bool MayTry(ServingRoute route, bool isFirst)
        {
            if (route.Credential is not { } credential || !credential.Gate.IsUsable)
            {
                return false;
            }

            if (isFirst)
            {
                credential.Budget.Earn();
            }

            return isFirst || credential.Budget.TrySpend();
        }

        private async Task<Served<T>> TryAsync(ServingRoute route, TimeSpan wait, CancellationToken ct)
        {
            var gate = route.Credential?.Gate ?? throw new InvalidOperationException($"{route.Name} has no credential.");
            if (await gate.EnterAsync(wait, ct) is not { } place)
            {
                return new Served<T>(route, default, NoPlace, null);
            }

            var isTaken = false;
            try
            {
                var failure = await gate.RunAsync(CallAsync, route, ct);
                isTaken = failure is null;
                return new Served<T>(route, _value, failure, isTaken ? place : null);
            }
            finally
            {
                if (!isTaken)
                {
                    place.Dispose();
                }
            }
        }

        private async ValueTask<ProviderFailure?> CallAsync(ServingRoute route, CancellationToken ct)
        {
            (_value, var failure) = await attempt(route, ct);
            return failure;
        }
    }
}
