namespace Tessera.Sandbox.Tests;

/// <summary>A maker whose work the test moves on: the seam other makers stand behind, not a stand-in for one of them.</summary>
internal sealed class SlowMaker : ISandboxMaker
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Begun { get; private set; }

    public int Canceled { get; private set; }

    public TaskCall? Seen { get; private set; }

    public IProgress<double>? Progress { get; private set; }

    public Task Started => _started.Task;

    public void Finish() => _finish.SetResult();

    public void Break(Exception reason) => _finish.SetException(reason);

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        Begun++;
        Seen = call;
        Progress = progress;
        _started.TrySetResult();
        try
        {
            await _finish.Task.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            Canceled++;
            throw;
        }

        return new TaskState.Completed(new TaskOutput.Text($"made: {call.Prompt}"));
    }
}
