using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Tessera.Server.Generations.Usage;

namespace Tessera.Server.Dialects.V2.Usage;

/// <summary>What an account has used.</summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end, itself not included.</param>
/// <param name="TimeZone">Days begin at midnight in this time zone.</param>
/// <param name="Items">The sums, oldest bucket first, in it the one with the most tokens first.</param>
/// <param name="Totals">What they come to together.</param>
internal sealed record UsageReply(
    DateTimeOffset From, DateTimeOffset To, string TimeZone, IReadOnlyList<UsageReply.UsageLine> Items, UsageReply.UsageTotals Totals)
{
    public static UsageReply Of(UsageTime time, bool isDivided, int dimensions, IReadOnlyList<UsageRow> rows)
    {
        var totals = new UsageSum();
        foreach (var row in rows)
        {
            totals.Add(row.Sum);
        }

        return new UsageReply(
            time.From, time.To, "UTC", [.. rows.Select(row => new UsageLine(row, isDivided, dimensions == 2))], new UsageTotals(totals));
    }

    /// <summary>What ended generations come to; those that are pending are not counted yet.</summary>
    internal abstract record UsageCounts
    {
        [SetsRequiredMembers]
        protected UsageCounts(UsageSum sum)
        {
            (Requests, Completed, Failed, TokensSpent) = (sum.Generations, sum.Completed, sum.Generations - sum.Completed, sum.Tokens);
            (MeanMs, P50Ms, P95Ms) = (sum.MeanMs, sum.Times.Quantile(0.5), sum.Times.Quantile(0.95));
        }

        /// <summary>Generations that ended in this time.</summary>
        public required long Requests { get; init; }

        public required long Completed { get; init; }

        /// <summary>Those that failed or were canceled, which cost nothing.</summary>
        public required long Failed { get; init; }

        /// <summary>The tokens charged: the sum of <c>spent</c> of the ledger's lines of this time.</summary>
        public required long TokensSpent { get; init; }

        /// <summary>How long those that completed took on average.</summary>
        public required long? MeanMs { get; init; }

        /// <summary>Half of them took no longer, to within a few percent.</summary>
        public required long? P50Ms { get; init; }

        /// <summary>95 of 100 took no longer, to within a few percent.</summary>
        public required long? P95Ms { get; init; }
    }

    /// <inheritdoc/>
    internal sealed record UsageTotals : UsageCounts
    {
        [SetsRequiredMembers]
        public UsageTotals(UsageSum sum)
            : base(sum)
        {
        }
    }

    /// <summary>The sum of one bucket and of what its generations have in common.</summary>
    internal sealed record UsageLine : UsageCounts
    {
        [SetsRequiredMembers]
        public UsageLine(UsageRow row, bool isDivided, bool hasSecond)
            : base(row.Sum)
        {
            Bucket = isDivided ? row.Bucket : null;
            (Id, Name) = (row.First.Id, row.First.Text);
            (Id2, Name2) = hasSecond ? (row.Second.Id, row.Second.Text) : (null, null);
        }

        /// <summary>When the day or hour begins; null without buckets.</summary>
        public required DateTimeOffset? Bucket { get; init; }

        /// <summary>What the generations have in common: a slug, a category, the number of a key, the ID of a workspace …</summary>
        public required string Id { get; init; }

        /// <summary>The same for people: keys and workspaces have names. <c>console</c> is what no key asked for.</summary>
        public required string Name { get; init; }

        /// <summary>The second of what they have in common; null without one.</summary>
        [JsonPropertyName("id_2")]
        public required string? Id2 { get; init; }

        /// <summary>The same for people.</summary>
        [JsonPropertyName("name_2")]
        public required string? Name2 { get; init; }
    }
}
