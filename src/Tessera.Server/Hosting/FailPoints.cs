using System.Globalization;
using System.Runtime.InteropServices;

namespace Tessera.Server.Hosting;

/// <summary>
/// Fail points: the moments at which a crash is most dangerous, before and after each commit, each provider call and each file.
/// A test starts the server with <see cref="CrashVariable"/> or <see cref="StopVariable"/> set to <c>name</c> or <c>name:n</c>;
/// when that point is reached for the n-th time the process gets SIGKILL, or SIGSTOP until SIGCONT: nothing is flushed and no
/// <c>finally</c> runs. Without the variables the JIT compiler removes the check.
/// </summary>
internal static partial class FailPoints
{
    public const string CrashVariable = "TESSERA_CRASH_AT";
    public const string StopVariable = "TESSERA_STOP_AT";

    public const string BeforeNumbersCommit = "numbers.before-commit";
    public const string AfterNumbersCommit = "numbers.after-commit";
    public const string BeforeAdmitCommit = "admit.before-commit";
    public const string AfterAdmitCommit = "admit.after-commit";
    public const string BeforeLendCommit = "lend.before-commit";
    public const string AfterLendCommit = "lend.after-commit";
    public const string BeforeOpenCommit = "open.before-commit";
    public const string AfterOpenCommit = "open.after-commit";
    public const string BeforeReturnCommit = "return.before-commit";
    public const string AfterReturnCommit = "return.after-commit";
    public const string BeforeClaimCommit = "claim.before-commit";
    public const string AfterClaimCommit = "claim.after-commit";
    public const string BeforeAttemptCommit = "attempt.before-commit";
    public const string AfterAttemptCommit = "attempt.after-commit";
    public const string BeforeProgressCommit = "progress.before-commit";
    public const string AfterProgressCommit = "progress.after-commit";
    public const string BeforeSettleCommit = "settle.before-commit";
    public const string AfterSettleCommit = "settle.after-commit";
    public const string BeforeSubmitCall = "submit.before-call";
    public const string AfterSubmitCall = "submit.after-call";
    public const string BeforePollCall = "poll.before-call";
    public const string AfterPollCall = "poll.after-call";
    public const string BeforeCancelCall = "cancel.before-call";
    public const string AfterCancelCall = "cancel.after-call";
    public const string BeforeTextCall = "text.before-call";
    public const string AfterFirstTextPart = "text.first-part";
    public const string AfterLastTextPart = "text.last-part";
    public const string BeforeFileStored = "collect.before-file";
    public const string AfterFileStored = "collect.after-file";
    public const string BeforeRenewCommit = "renew.before-commit";
    public const string AfterRenewCommit = "renew.after-commit";
    public const string BeforeDeliveryCall = "delivery.before-call";
    public const string AfterDeliveryCall = "delivery.after-call";
    public const string BeforeDeliveryCommit = "delivery.before-commit";
    public const string AfterDeliveryCommit = "delivery.after-commit";

    private const int Kill = 9;

    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;

    private static readonly Point? Chosen = Read(CrashVariable, Kill) ?? Read(StopVariable, Stop);

    private static int Reached;

    /// <summary>The names of all fail points.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BeforeNumbersCommit, AfterNumbersCommit, BeforeAdmitCommit, AfterAdmitCommit, BeforeLendCommit, AfterLendCommit, BeforeOpenCommit, AfterOpenCommit,
        BeforeReturnCommit, AfterReturnCommit, BeforeClaimCommit, AfterClaimCommit, BeforeAttemptCommit, AfterAttemptCommit, BeforeProgressCommit,
        AfterProgressCommit, BeforeSettleCommit, AfterSettleCommit, BeforeSubmitCall, AfterSubmitCall, BeforePollCall, AfterPollCall, BeforeCancelCall, AfterCancelCall, BeforeTextCall, AfterFirstTextPart, AfterLastTextPart,
        BeforeFileStored, AfterFileStored, BeforeRenewCommit, AfterRenewCommit, BeforeDeliveryCall, AfterDeliveryCall, BeforeDeliveryCommit, AfterDeliveryCommit,
    ];

    /// <summary>Kills or stops the process if it was started to end at this fail point.</summary>
    public static void Hit(string name)
    {
        if (Chosen is not null && Chosen.Name == name && Interlocked.Increment(ref Reached) == Chosen.Times)
        {
            // Sent to this thread: a signal to the process may be delivered to another thread while this one continues.
            _ = Raise(Chosen.Signal);
        }
    }

    private static Point? Read(string variable, int signal) =>
        Environment.GetEnvironmentVariable(variable)?.Split(':') is [{ Length: > 0 } name, .. var rest]
            ? new Point(name, rest is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1, signal)
            : null;

    [LibraryImport("libc", EntryPoint = "raise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Raise(int signal);

    private sealed record Point(string Name, int Times, int Signal);
}
