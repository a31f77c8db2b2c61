using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Xunit.v3;

namespace Tessera.Testing;

/// <summary>
/// Ends a test that hangs, by name. After its limit a test is canceled and fails. If it does not react to that, the process
/// ends with the names of all tests that were running, because xunit has no way to abandon a test from outside. A test that
/// has a Timeout of its own is given a minute more than that. A fixture that hangs is reported with the test that was last.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TimeLimitAttribute : BeforeAfterTestAttribute
{
    /// <summary>Twelve minutes for the counts of <c>./test</c>, on a machine that is slow or busy; ten times as long for those of <c>./test all</c>.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12) * Math.Max(1, TestScale.Value / 0.1);

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private static readonly ConcurrentDictionary<string, RunningTest> RunningTests = [];

    private static volatile Moment Last = new("the start");

    static TimeLimitAttribute()
    {
        // A thread of its own: the thread pool may be what hangs.
        new Thread(Watch) { IsBackground = true, Name = "Time limit of tests" }.Start();
    }

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Last = new(test.TestDisplayName);
        var limit = test.Timeout > 0 ? TimeSpan.FromMilliseconds(test.Timeout) + Grace : Limit;
        RunningTests[test.UniqueID] = new RunningTest(test.TestDisplayName, TestContext.Current, limit, Stopwatch.GetTimestamp());
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        Last = new(test.TestDisplayName);
        if (RunningTests.TryRemove(test.UniqueID, out var ended) && ended.Canceled)
        {
            throw new TimeoutException($"The test ran for more than {ended.Limit.TotalMinutes:0.#} minutes and was canceled.");
        }
    }

    private static void Watch()
    {
        using var never = new ManualResetEvent(false);
        while (!never.WaitOne(TimeSpan.FromSeconds(1)))
        {
            var last = Last;
            if (RunningTests.IsEmpty && Stopwatch.GetElapsedTime(last.At) > Limit + Grace)
            {
                Environment.FailFast($"No test has run since {last.Test}: a fixture, a constructor or a disposal hangs.");
            }

            foreach (var test in RunningTests.Values.Where(test => test.Elapsed > test.Limit))
            {
                if (!test.Canceled)
                {
                    test.Canceled = true;
                    test.Context.CancelCurrentTest();
                }
                else if (test.Elapsed > test.Limit + Grace)
                {
                    var names = RunningTests.Values.OrderByDescending(running => running.Elapsed)
                        .Select(running => $"  {running.Elapsed.TotalSeconds,4:0} s  {running.Name}");
                    Environment.FailFast($"A test hangs and does not react to its cancellation. Running:\n{string.Join('\n', names)}");
                }
            }
        }
    }

    private sealed class Moment(string test)
    {
        public string Test { get; } = test;

        public long At { get; } = Stopwatch.GetTimestamp();
    }

    private sealed class RunningTest(string name, ITestContext context, TimeSpan limit, long started)
    {
        public string Name { get; } = name;

        public ITestContext Context { get; } = context;

        public TimeSpan Limit { get; } = limit;

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

        public bool Canceled { get; set; }
    }
}
