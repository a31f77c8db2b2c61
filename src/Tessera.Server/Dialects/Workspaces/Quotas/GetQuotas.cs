using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Quotas;

/// <summary><c>GET /api/usage-service/v1/workspaces/{id}/quotas</c>: what the workspace has used and has left of its images.</summary>
internal static class GetQuotas
{
    /// <summary>The one thing that is counted.</summary>
    public const string Images = "images";

    public static async Task<Results<Ok<Paged.Page<Quota>>, ApiError>> Handle(
        string id, QuotasQuery query, Caller caller, WorkspaceAccess access, TimeProvider time)
    {
        if (!Guid.TryParse(id, out var named) || await access.EnterAsync(caller, named.ToString()) is not { Workspace: var workspace })
        {
            return WorkspaceErrors.NoSuchWorkspace();
        }

        // Clients ask for the vendor's other quotas too: an empty list says that there are none.
        var isNamed = query.UsageTypeKey is null or Images;
        return TypedResults.Ok(Paged.Of<Quota>(isNamed ? [Quota.Of(workspace, time.GetUtcNow())] : [], query.Page, query.Size));
    }

    /// <summary>One quota, in the vendor's words. The month and the day must both have room.</summary>
    internal sealed record Quota
    {
        [JsonPropertyName("id")]
        public required string Id { get; init; }

        [JsonPropertyName("workspaceId")]
        public required string WorkspaceId { get; init; }

        [JsonPropertyName("usageTypeKey")]
        [AllowedValues(Images)]
        public string UsageTypeKey { get; } = Images;

        [JsonPropertyName("bonusAmount")]
        public long BonusAmount { get; }

        [JsonPropertyName("spilloverAmount")]
        public long SpilloverAmount { get; }

        [JsonPropertyName("usedAmount")]
        public required long UsedAmount { get; init; }

        [JsonPropertyName("usedAmountDaily")]
        public required long UsedAmountDaily { get; init; }

        [JsonPropertyName("availableAmount")]
        public required long AvailableAmount { get; init; }

        [JsonPropertyName("limitAmount")]
        public required long LimitAmount { get; init; }

        [JsonPropertyName("limitAmountDaily")]
        public required long LimitAmountDaily { get; init; }

        [JsonPropertyName("fairUseLimitReached")]
        public required bool FairUseLimitReached { get; init; }

        [JsonPropertyName("dailyRefreshed")]
        public required DateTimeOffset DailyRefreshed { get; init; }

        public static Quota Of(Workspace workspace, DateTimeOffset now)
        {
            var quota = workspace.Quota;
            return new Quota
            {
                Id = $"{workspace.PublicId}:{Images}",
                WorkspaceId = workspace.PublicId,
                UsedAmount = quota.UsedThisMonth(now),
                UsedAmountDaily = quota.UsedToday(now),
                AvailableAmount = Math.Max(0, quota.PerMonth - quota.UsedThisMonth(now)),
                LimitAmount = quota.PerMonth,
                LimitAmountDaily = quota.PerDay,
                FairUseLimitReached = quota.UsedToday(now) >= quota.PerDay,
                DailyRefreshed = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero),
            };
        }
    }
}
