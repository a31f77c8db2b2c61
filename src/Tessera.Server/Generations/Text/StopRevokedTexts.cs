using Tessera.Server.Authentication;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Periodic;

namespace Tessera.Server.Generations.Text;

/// <summary>
/// Stops texts whose caller would not be let in any more: a stream can last for minutes after its key was revoked. What
/// was delivered until then decides the charge, as when the caller leaves. Tasks in the background go on: their results
/// belong to the account.
/// </summary>
internal sealed partial class StopRevokedTexts(RunningGenerations held, RevalidateCaller callers, ILogger<StopRevokedTexts> logger) : IPeriodicTask
{
    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var texts in held.InRequests.GroupBy(text => (text.Caller?.Key?.Id, text.Caller?.SignIn)))
        {
            ct.ThrowIfCancellationRequested();
            if (texts.First().Caller is not { } caller || await callers.RefusalAsync(caller) is not { } refusal)
            {
                continue;
            }

            foreach (var text in texts)
            {
                text.Refuse(refusal);
                LogRefused(text.Generation.Id, refusal.Message.En);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Generation {Id} is stopped: {Reason}")]
    private partial void LogRefused(GenerationId id, string reason);
}
