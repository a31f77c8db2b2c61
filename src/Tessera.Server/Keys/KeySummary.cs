namespace Tessera.Server.Keys;

/// <summary>A key as its owner sees it, without its secret.</summary>
internal record KeySummary
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    public required string LastFour { get; init; }

    public required bool IsTest { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyList<string> Models { get; init; }

    public required IReadOnlyList<string> Cidrs { get; init; }

    public required long? MonthlyBudget { get; init; }

    public required long BudgetUsed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public static KeySummary Of(StoredKey key) => new()
    {
        Id = key.Id,
        Name = key.Grant.Name,
        Prefix = key.Prefix,
        LastFour = key.LastFour,
        IsTest = key.Grant.IsTest,
        Scopes = key.Grant.Scopes,
        Models = key.Grant.Models,
        Cidrs = [.. key.Grant.Networks.Select(network => network.ToString())],
        MonthlyBudget = key.Grant.MonthlyBudget,
        BudgetUsed = key.BudgetUsed,
        CreatedAt = key.CreatedAt,
        LastUsedAt = key.LastUsedAt,
        ExpiresAt = key.Grant.ExpiresAt,
    };
}
