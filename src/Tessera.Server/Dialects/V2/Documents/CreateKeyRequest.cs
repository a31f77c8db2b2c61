using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What a new key shall be.</summary>
internal sealed record CreateKeyRequest
{
    /// <summary>Your own word for it.</summary>
    [StringLength(100, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>A key that runs everything on the sandbox and spends nothing: <c>nb_test_…</c>.</summary>
    [DefaultValue(false)]
    public bool IsTest { get; init; }

    /// <summary>generate, read, manage; none is all.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The models it may use; none is all.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The networks it may come from, for example 203.0.113.0/24; none is anywhere.</summary>
    public IReadOnlyList<string>? Cidrs { get; init; }

    /// <summary>Tokens it may spend a calendar month (UTC).</summary>
    [Range(1, 1_000_000_000_000)]
    public long? MonthlyBudget { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
