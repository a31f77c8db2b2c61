using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>The query of a status.</summary>
internal sealed record LogsQuery : IRequestQuery<LogsQuery>
{
    /// <summary><c>1</c> to get the logs.</summary>
    [AllowedValues("0", "1", "true", "false")]
    public string? Logs { get; init; }

    internal bool WithLogs => Logs is "1" or "true";
}
