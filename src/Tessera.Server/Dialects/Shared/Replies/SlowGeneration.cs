using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>The limit of dialects whose reply is the result itself, and their answer when a result takes longer.</summary>
internal static class SlowGeneration
{
    /// <summary>How long a call waits for its result. The vendors' own clients give up after ten minutes.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(9.5);

    /// <summary>The error for generations that have not ended. A repeated request would make and charge them again.</summary>
    public static ApiError Error(IReadOnlyList<Generation> open) =>
        new(StatusCodes.Status504GatewayTimeout, "timeout", LocalText.Format(
            "The result takes longer than {0:0} minutes. It is still being made, and charged if it succeeds: poll GET /api/v2/generate/{1}.",
            "Результат готовится дольше {0:0} минут. Он ещё создаётся и будет оплачен при успехе: опрашивайте GET /api/v2/generate/{1}.",
            MaxWait.TotalMinutes, open[0].Id.Text))
        {
            ShouldRetry = false,
        };
}
