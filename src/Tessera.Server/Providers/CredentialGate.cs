using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// What stands before a credential: places for its calls, a breaker that leaves it alone while it fails, and a rest for
/// one that was refused or has no funds.
/// </summary>
internal sealed partial class CredentialGate : IDisposable
{
    /// <summary>What a call gets that the breaker kept away: nothing was sent.</summary>
    public static readonly ProviderFailure Broken = new(FailureKind.Unavailable, "The provider keeps failing and is left alone for a moment.");

    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(30);

    private readonly ProviderCredential _credential;
    private readonly RoutingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CredentialGate> _logger;
    private readonly ConcurrencyLimiter? _places;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<ProviderFailure?> _breaker;
    private long _refusedAt;
    private int _isAlerted;

    public CredentialGate(ProviderCredential credential, RoutingOptions options, TimeProvider time, ILogger<CredentialGate> logger)
    {
        (_credential, _options, _time, _logger) = (credential, options, time, logger);
        _places = credential.Concurrency is { } most
            ? new ConcurrencyLimiter(new() { PermitLimit = most, QueueLimit = options.SlotQueue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
            : null;
        _breaker = new ResiliencePipelineBuilder<ProviderFailure?> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ProviderFailure?>
            {
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakerCalls,
                SamplingDuration = Seen,
                BreakDuration = options.BreakerPause,
                StateProvider = _state,
                ShouldHandle = static call => ValueTask.FromResult(
                    call.Outcome.Result is { Kind: FailureKind.Unavailable or FailureKind.UnknownOutcome }),
                OnOpened = _ =>
                {
                    LogOpened(credential.Provider, credential.Name, options.BreakerPause);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Whether it may be given new work.</summary>
    public bool IsUsable => _credential.Enabled && RestLeft <= TimeSpan.Zero;

    /// <summary>Whether a call would have to wait for a place.</summary>
    public bool IsFull
    {
        get
        {
            using var probe = _places?.AttemptAcquire(0);
            return probe is { IsAcquired: false };
        }
    }

    /// <summary>How it stands, for the operator.</summary>
    public string State => !_credential.Enabled ? "disabled"
        : RestLeft is var left && left > TimeSpan.Zero ? $"refused, tried again at {_time.GetUtcNow() + left:yyyy-MM-ddTHH:mm:ssZ}"
        : _state.CircuitState is CircuitState.Open or CircuitState.Isolated ? "failing"
        : "ok";

    private TimeSpan RestLeft => Volatile.Read(ref _refusedAt) is not 0 and var at ? _options.DisabledFor - _time.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>Takes a place, first come first served; null when none came free in time or too many wait.</summary>
    public async ValueTask<IDisposable?> EnterAsync(TimeSpan atMost, CancellationToken ct)
    {
        if (_places is null)
        {
            return FreePlace.Instance;
        }

        var lease = _places.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            using var patience = new CancellationTokenSource(atMost, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            try
            {
                lease = await _places.AcquireAsync(1, either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return null;
            }
        }

        return lease.IsAcquired ? lease : null;
    }

    /// <summary>A place for work that is under way at the provider already, whether one is free or not.</summary>
    public IDisposable Reenter() => _places?.AttemptAcquire() ?? FreePlace.Instance as IDisposable;

    /// <summary>Makes a call unless the breaker keeps it away.</summary>
    public async ValueTask<ProviderFailure?> RunAsync<TWork>(
        Func<TWork, CancellationToken, ValueTask<ProviderFailure?>> call, TWork work, CancellationToken ct)
    {
        try
        {
            var failure = await _breaker.ExecuteAsync(call, work, ct);
            Note(failure);
            return failure;
        }
        catch (BrokenCircuitException)
        {
            return Broken;
        }
    }

    /// <summary>Draws the consequence of a failure for the calls that follow: a refused credential is not used for a while.</summary>
    public void Note(ProviderFailure? failure)
    {
        if (failure is { Kind: FailureKind.AuthUpstream or FailureKind.FundsUpstream })
        {
            Volatile.Write(ref _refusedAt, _time.GetTimestamp());
            if (Interlocked.Exchange(ref _isAlerted, 1) == 0)
            {
                LogRefused(_credential.Provider, _credential.Name, failure.Kind, _options.DisabledFor);
            }
        }
        else if (failure is null && Volatile.Read(ref _isAlerted) != 0)
        {
            Volatile.Write(ref _isAlerted, 0);
        }
    }

    /// <summary>Uses it again at once: it was tried and accepted.</summary>
    public void Restore()
    {
        Volatile.Write(ref _refusedAt, 0);
        Volatile.Write(ref _isAlerted, 0);
    }

    public void Dispose() => _places?.Dispose();

    [LoggerMessage(LogLevel.Error, "The credential {Provider}/{Name} was refused ({Kind}) and is not used for {Rest}. `admin provider test` tries it.")]
    private partial void LogRefused(string provider, string name, FailureKind kind, TimeSpan rest);

    [LoggerMessage(LogLevel.Warning, "Half of the calls with the credential {Provider}/{Name} fail; it is left alone for {Pause}.")]
    private partial void LogOpened(string provider, string name, TimeSpan pause);

    private sealed class FreePlace : IDisposable
    {
        public static readonly FreePlace Instance = new();

        public void Dispose()
        {
            // There are as many as are asked for.
        }
    }
}
