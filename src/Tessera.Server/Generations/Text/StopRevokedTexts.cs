using Tessera.Server.Authentication;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Periodic;

namespace Tessera.Server.Generations.Text;

/// <summary>
/// Stops texts whose caller is no longer authorised: a stream can last for minutes after its key was revoked. The charge
/// depends on what was delivered until then, as when the client disconnects. Background jobs continue, because their results
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

    [LoggerMessage(LogLevel.Information, "Stopped generation {Id}: {Reason}")]
    private partial void LogRefused(GenerationId id, string reason);
}
