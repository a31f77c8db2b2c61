using Microsoft.Extensions.Logging.Abstractions;
using Tessera.Server.Periodic;

namespace Tessera.Server.UnitTests.Periodic;

public sealed class PeriodicTaskHostTests
{
    [Fact]
    public async Task A_task_runs_again_after_a_run_that_failed_and_ends_with_the_server()
    {
        var task = new FailingTask();
        using var host = new PeriodicTaskHost<FailingTask>(task, TimeProvider.System, NullLogger<PeriodicTaskHost<FailingTask>>.Instance);

        await host.StartAsync(TestHttp.Ct);
        await task.Third.Task.WaitAsync(TestHttp.Ct);
        await host.StopAsync(TestHttp.Ct);

        host.ExecuteTask.ShouldNotBeNull().IsCompleted.ShouldBeTrue();
        host.ExecuteTask.IsFaulted.ShouldBeFalse();
    }

    private sealed class FailingTask : IPeriodicTask
    {
        private int _runs;

        public TaskCompletionSource Third { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Every => TimeSpan.FromMilliseconds(1);

        public Task RunAsync(CancellationToken ct)
        {
            _runs++;
            if (_runs <= 2)
            {
                throw new InvalidOperationException($"Run {_runs} fails.");
            }

            Third.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
