using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Generations.Usage;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>Of which time.</summary>
internal sealed record ModelStatsQuery : IRequestQuery<ModelStatsQuery>
{
    /// <summary>The number of days, with today (UTC).</summary>
    [Range(1, ModelUsage.MaxDays)]
    [DefaultValue(30)]
    public int Days { get; init; }
}
