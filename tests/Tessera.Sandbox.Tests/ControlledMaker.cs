namespace Tessera.Sandbox.Tests;

/// <summary>A maker whose progress the test controls.</summary>
internal sealed class ControlledMaker : ISandboxMaker
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Starts { get; private set; }

    public int Cancellations { get; private set; }

    public TaskCall? Call { get; private set; }

    public IProgress<double>? Progress { get; private set; }

    public Task Started => _started.Task;

    public void Finish() => _finish.SetResult();

    public void Fail(Exception reason) => _finish.SetException(reason);

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        Starts++;
        Call = call;
        Progress = progress;
        _started.TrySetResult();
        try
        {
            await _finish.Task.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Cancellations++;
            throw;
        }

        return new TaskState.Completed(new TaskOutput.Text($"made: {call.Prompt}"));
    }
}
