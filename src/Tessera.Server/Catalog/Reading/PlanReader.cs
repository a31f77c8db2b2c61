namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads plans.</summary>
internal static class PlanReader
{
    private static readonly string[] Valid =
    [
        "slug", "name", "rank", "monthly_tokens", "once_tokens", "hourly_requests", "daily_requests",
        "retention_days", "has_api", "max_pending", "upload_bytes", "upload_files", "hourly_uploads",
    ];

    /// <summary>Reads one plan.</summary>
    public static Plan Read(Draft draft, List<CatalogProblem> problems)
    {
        var members = new MemberReader(draft.Home, draft.Members, Valid, problems);
        return new(
            members.Text("slug"),
            members.Text("name"),
            (int)members.Whole("rank", 0, 1000),
            members.Whole("monthly_tokens", 0),
            members.Whole("once_tokens", 0),
            (int?)members.OptionalWhole("hourly_requests", 1, int.MaxValue),
            (int?)members.OptionalWhole("daily_requests", 1, int.MaxValue),
            (int?)members.OptionalWhole("retention_days", 1, 36_500),
            members.Flag("has_api", otherwise: false),
            (int)members.Whole("max_pending", 1, 100_000),
            members.OptionalWhole("upload_bytes", 1, long.MaxValue),
            (int?)members.OptionalWhole("upload_files", 1, 1_000_000),
            (int?)members.OptionalWhole("hourly_uploads", 1, 1_000_000));
    }

    /// <summary>Adds problems for plans that conflict with each other.</summary>
    public static void CheckTogether(
        IReadOnlyList<Plan> plans, IReadOnlyList<Draft> drafts, List<CatalogProblem> problems)
    {
        for (var index = 0; index < plans.Count; index++)
        {
            if (plans.Take(index).FirstOrDefault(earlier => earlier.Rank == plans[index].Rank) is { } same
                && drafts[index].Members.TryGetValue("rank", out var rank))
            {
                problems.Add(rank.Problem($"is the rank of {same.Slug} too; ranks order the plans and must differ"));
            }
        }

        if (plans.Count == 0)
        {
            problems.Add(new("plans.json", "plans", "must hold at least one plan"));
        }
    }
}
