using System.Collections.Concurrent;
using System.Diagnostics;
using Tessera.Server.Hosting;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// Admits generations against allowances: without a commit, so nothing waits for a disk before the first token. Their rows are written
/// behind: at once when a caller is shown the number, otherwise after 50 ms, and together with the end when that is earlier.
/// </summary>
internal sealed partial class DrawnGenerations : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(25);

    private readonly Database _database;
    private readonly GenerationNumbers _numbers;
    private readonly GenerationAdmissions _admissions;
    private readonly Allowances _allowances;
    private readonly TimeProvider _time;
    private readonly ILogger<DrawnGenerations> _logger;
    private readonly ConcurrentDictionary<GenerationId, DrawnGeneration> _unwritten = new();
    private readonly ConcurrentQueue<(DrawnGeneration Drawn, long At)> _deferred = new();
    private readonly Timer _timer;

    // One object, so that the writer knows it as the same work.
    private readonly Func<Session, IReadOnlyList<DrawnGeneration>, Task<AdmissionOutcome?[]>> _open;
    private int _isTimed;

    public DrawnGenerations(
        Database database, GenerationNumbers numbers, GenerationAdmissions admissions, Allowances allowances, TimeProvider time, ILogger<DrawnGenerations> logger)
    {
        (_database, _numbers, _admissions, _allowances, _time, _logger) = (database, numbers, admissions, allowances, time, logger);
        _open = OpenAsync;
        _timer = new Timer(_ => OpenDeferred());
        allowances.WhenWritten = WhenWrittenAsync;
    }

    /// <summary>When the row is written of a generation whose number was not sent to its caller.</summary>
    public TimeSpan WrittenAfter { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The generation, admitted without a commit; null when it must be admitted by the wallet.</summary>
    public async ValueTask<Generation?> TryAdmitAsync(NewGeneration admission)
    {
        if (!MayBeDrawn(admission) || !_allowances.IsOpen(admission.Hold.Account))
        {
            return null;
        }

        var number = await _numbers.NextAsync();
        DrawnGeneration? drawn = null;
        var isDrawn = _allowances.TryDraw(admission.Hold, loan =>
        {
            drawn = new DrawnGeneration(admission with { Hold = admission.Hold with { Number = number, Loan = loan } });
            _unwritten[drawn.Id] = drawn;
        });
        if (!isDrawn || drawn is null)
        {
            return null;
        }

        _deferred.Enqueue((drawn, Stopwatch.GetTimestamp()));
        SetTimer();
        return drawn.Admission.ToGeneration(_time) with { Drawn = drawn };
    }

    /// <inheritdoc cref="Allowances.RecallAsync"/>
    public Task RecallAsync(AccountId account) => _allowances.RecallAsync(account);

    /// <inheritdoc cref="Allowances.RecallIfLentAsync"/>
    public Task RecallIfLentAsync(AccountId account) => _allowances.RecallIfLentAsync(account);

    /// <summary>A generation was admitted by the wallet.</summary>
    public void Admitted(NewGeneration admission)
    {
        if (MayBeDrawn(admission))
        {
            _allowances.Admitted(admission.Hold);
        }
    }

    /// <summary>Writes the row now, beside the caller, because its number is about to be sent; does nothing for one that has a row.</summary>
    public void WriteSoon(Generation generation)
    {
        if (generation.Drawn is { } drawn)
        {
            _ = OpenAsync(drawn);
        }
    }

    /// <summary>Waits until the row is written of a generation that this process has admitted; at once for any other.</summary>
    public Task WhenWrittenAsync(GenerationId id) =>
        _unwritten.TryGetValue(id, out var drawn) ? WhenWrittenAsync(drawn) : Task.CompletedTask;

    /// <summary>Waits until the rows are written of all that this process has admitted for an account until now.</summary>
    public Task WhenWrittenAsync(AccountId account) => _unwritten.IsEmpty
        ? Task.CompletedTask
        : Task.WhenAll(_unwritten.Values.Where(drawn => drawn.Account == account).Select(WhenWrittenAsync));

    /// <summary>
    /// What came of the write of the open row, where that was begun before the end; null when the end must write the row, which then
    /// must call <see cref="Ended"/>.
    /// </summary>
    public async Task<AdmissionOutcome?> EndAsync(DrawnGeneration drawn)
    {
        if (drawn.ClaimEnd())
        {
            return null;
        }

        var opening = OpenAsync(drawn);
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return opening.IsCompletedSuccessfully ? await opening : null;
    }

    /// <summary>The end has written the row, or has failed to.</summary>
    public void Ended(DrawnGeneration drawn) => Forget(drawn, hasRow: false);

    public void Dispose() => _timer.Dispose();

    // An idempotency key and a limit besides the wallet are decided in the transaction that admits. What is answered or reported on
    // outside its request must not be lost with this process.
    private bool MayBeDrawn(NewGeneration admission) =>
        admission is { State: GenerationState.Running, Keyed: null, Batch: null, Target: null, WebhookUrl: null, IsAnsweredAtOnce: false }
        && !_admissions.IsCharged(admission);

    private Task WhenWrittenAsync(DrawnGeneration drawn)
    {
        _ = OpenAsync(drawn);
        return drawn.Written;
    }

    private Task<AdmissionOutcome?> OpenAsync(DrawnGeneration drawn) => drawn.Open(() => WriteAsync(drawn));

    private async Task<AdmissionOutcome?> WriteAsync(DrawnGeneration drawn)
    {
        try
        {
            var outcome = await _database.WriteTogetherAsync(drawn.Account.Value, drawn, _open);
            if (outcome is not null)
            {
                FailPoints.Hit(FailPoints.AfterOpenCommit);
                Forget(drawn, hasRow: outcome is AdmissionOutcome.Admitted);
            }

            return outcome;
        }
        catch (Exception failure)
        {
            // The end tries again. Until then no other text of the account is promised what cannot be written.
            _allowances.Close(drawn.Account);
            Forget(drawn, hasRow: false);
            LogUnwritten(failure, drawn.Id);
            throw;
        }
    }

    private async Task<AdmissionOutcome?[]> OpenAsync(Session session, IReadOnlyList<DrawnGeneration> drawn)
    {
        var outcomes = new AdmissionOutcome?[drawn.Count];
        int[] open = [.. Enumerable.Range(0, drawn.Count).Where(index => drawn[index].ClaimOpen())];
        if (open.Length > 0)
        {
            var admitted = await _admissions.AdmitDrawnAsync(session, [.. open.Select(index => drawn[index].Admission)]);
            for (var turn = 0; turn < open.Length; turn++)
            {
                outcomes[open[turn]] = admitted[turn];
            }
        }

        return outcomes;
    }

    private void Forget(DrawnGeneration drawn, bool hasRow)
    {
        _unwritten.TryRemove(drawn.Id, out _);
        drawn.SetWritten(hasRow);
    }

    private void SetTimer()
    {
        if (Interlocked.Exchange(ref _isTimed, 1) == 0)
        {
            _timer.Change(LookEvery, Timeout.InfiniteTimeSpan);
        }
    }

    private void OpenDeferred()
    {
        while (_deferred.TryPeek(out var oldest) && (oldest.Drawn.Written.IsCompleted || Stopwatch.GetElapsedTime(oldest.At) >= WrittenAfter))
        {
            _deferred.TryDequeue(out _);
            if (!oldest.Drawn.Written.IsCompleted)
            {
                _ = OpenAsync(oldest.Drawn);
            }
        }

        Volatile.Write(ref _isTimed, 0);
        if (!_deferred.IsEmpty)
        {
            SetTimer();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The row of generation {Id} could not be written while it ran; its end tries again.")]
    private partial void LogUnwritten(Exception failure, GenerationId id);
}
