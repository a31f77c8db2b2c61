using System.Globalization;
using System.Runtime.InteropServices;

namespace Tessera.Server.Storage;

/// <summary>
/// The moments at which a process that dies has most to lose: before and after each commit, each call of a provider and
/// each file. A test starts the server with <see cref="CrashVariable"/> or <see cref="StopVariable"/> set to
/// <c>name</c> or <c>name:n</c>; at the n-th time it comes there it is killed, or stopped until SIGCONT, by the kernel: nothing
/// is flushed and no <c>finally</c> runs. Without the variables the compiled code has no trace of them.
/// </summary>
internal static partial class CrashPoints
{
    public const string CrashVariable = "TESSERA_CRASH_AT";
    public const string StopVariable = "TESSERA_STOP_AT";

    public const string AdmitUncommitted = "admit.before-commit";
    public const string AdmitCommitted = "admit.after-commit";
    public const string ClaimUncommitted = "claim.before-commit";
    public const string ClaimCommitted = "claim.after-commit";
    public const string AttemptUncommitted = "attempt.before-commit";
    public const string AttemptCommitted = "attempt.after-commit";
    public const string ProgressUncommitted = "progress.before-commit";
    public const string ProgressCommitted = "progress.after-commit";
    public const string SettleUncommitted = "settle.before-commit";
    public const string SettleCommitted = "settle.after-commit";
    public const string SubmitUnsent = "submit.before-call";
    public const string SubmitAnswered = "submit.after-call";
    public const string PollUnsent = "poll.before-call";
    public const string PollAnswered = "poll.after-call";
    public const string CancelUnsent = "cancel.before-call";
    public const string CancelAnswered = "cancel.after-call";
    public const string TextUnsent = "text.before-call";
    public const string TextBegun = "text.first-part";
    public const string TextWhole = "text.last-part";
    public const string FileUnstored = "collect.before-file";
    public const string FileStored = "collect.after-file";
    public const string RenewUncommitted = "renew.before-commit";
    public const string RenewCommitted = "renew.after-commit";
    public const string DeliveryUnsent = "delivery.before-call";
    public const string DeliveryAnswered = "delivery.after-call";
    public const string DeliveryUncommitted = "delivery.before-commit";
    public const string DeliveryCommitted = "delivery.after-commit";

    private const int Kill = 9;

    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;

    private static readonly Point? Chosen = Read(CrashVariable, Kill) ?? Read(StopVariable, Stop);

    private static int Reached;

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AdmitUncommitted, AdmitCommitted, ClaimUncommitted, ClaimCommitted, AttemptUncommitted, AttemptCommitted, ProgressUncommitted,
        ProgressCommitted, SettleUncommitted, SettleCommitted, SubmitUnsent, SubmitAnswered, PollUnsent, PollAnswered, CancelUnsent, CancelAnswered, TextUnsent, TextBegun, TextWhole,
        FileUnstored, FileStored, RenewUncommitted, RenewCommitted, DeliveryUnsent, DeliveryAnswered, DeliveryUncommitted, DeliveryCommitted,
    ];

    /// <summary>Where the process ends if it was started to end here.</summary>
    public static void Reach(string name)
    {
        if (Chosen is not null && Chosen.Name == name && Interlocked.Increment(ref Reached) == Chosen.Times)
        {
            // To this thread: of a signal to the process another thread may hear first, and this one would go on meanwhile.
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
