namespace Tessera.Testing;

/// <summary>
/// Waiting for what must happen. A test looks again after a pause, for as long as it takes: only the limit of every test
/// (<see cref="TimeLimitAttribute"/>) ends it. The pause leaves the processor to the work that is waited for, and keeps a
/// clock that is moved between two looks near the pace of the machine, so that no lease and no deadline of the server
/// ends because its threads had to wait.
/// </summary>
internal static class Polling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task PauseAsync() => Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
}
