using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>
/// A generation that was admitted against an allowance, until its row is written: by a write of its own, or together with its end,
/// whichever is first.
/// </summary>
internal sealed class DrawnGeneration(NewGeneration admission)
{
    private const int Unclaimed = 0;
    private const int Opened = 1;
    private const int Ended = 2;

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _claim;
    private Task<AdmissionOutcome?>? _opening;

    /// <summary>The generation as it is to be written, with its number and its loan.</summary>
    public NewGeneration Admission => admission;

    public AccountId Account => admission.Hold.Account;

    public GenerationId Id => new(admission.Hold.Number);

    /// <summary>Whether it has an open row, whose lease must be renewed.</summary>
    public bool HasRow { get; private set; }

    /// <summary>Completes when its row exists, or when this process has failed to write it.</summary>
    public Task Written => _written.Task;

    /// <summary>The write of its open row; what came of it, or null when the end was first.</summary>
    public Task<AdmissionOutcome?> Open(Func<Task<AdmissionOutcome?>> write)
    {
        lock (_gate)
        {
            return _opening ??= write();
        }
    }

    /// <summary>Whether the open row is to be written; a group that is run again asks again.</summary>
    public bool ClaimOpen() => Interlocked.CompareExchange(ref _claim, Opened, Unclaimed) != Ended;

    /// <summary>Whether the end writes the row, because nothing else has begun to.</summary>
    public bool ClaimEnd() => Interlocked.CompareExchange(ref _claim, Ended, Unclaimed) == Unclaimed;

    public void SetWritten(bool hasRow)
    {
        HasRow |= hasRow;
        _written.TrySetResult();
    }
}
