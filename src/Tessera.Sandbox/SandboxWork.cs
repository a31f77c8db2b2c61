using Tessera.Media;

namespace Tessera.Sandbox;

/// <summary>One piece of work going on in the background from the moment it is constructed.</summary>
internal sealed class SandboxWork : IProgress<double>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private double _progress;

    /// <summary>Begins the work.</summary>
    /// <param name="maker">The maker that runs it.</param>
    /// <param name="call">What is made.</param>
    /// <param name="memory">What may be made at once; the rest waits its turn.</param>
    public SandboxWork(ISandboxMaker maker, TaskCall call, MemoryGate memory) =>
        Result = MakeAsync(maker, call, memory);

    /// <summary>The result, once there is one.</summary>
    public Task<TaskState> Result { get; }

    /// <summary>How far it is, 0 to 1.</summary>
    public double Progress => Volatile.Read(ref _progress);

    void IProgress<double>.Report(double value) => Volatile.Write(ref _progress, Math.Clamp(value, 0, 1));

    /// <summary>Stops it and waits until it stands still.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(Result);
    }

    /// <summary>Lets go of a piece of work that has ended.</summary>
    public void Dispose() => _stop.Dispose();

    private async Task<TaskState> MakeAsync(ISandboxMaker maker, TaskCall call, MemoryGate memory)
    {
        // Makers compute before their first await, which must not block the caller.
        await Task.Yield();
        try
        {
            using var reserved = await memory.EnterAsync(call.Owner, SandboxWeight.Of(call), _stop.Token);
            return await SandboxTasks.MakeAsync(maker, call, this, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return new TaskState.Failed(new ProviderFailure(FailureKind.TaskFailed, "The work was canceled."));
        }
    }
}
