using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations;

/// <summary>A generation to insert, with the hold that pays for it.</summary>
internal sealed record NewGeneration(HoldRequest Hold, Caller Caller, Category Category, string Model, string Provider)
{
    public GenerationState State { get; init; }

    public string? Credential { get; init; }

    public string? Prompt { get; init; }

    public string? Request { get; init; }

    public GenerationTarget? Target { get; init; }

    public long? Seed { get; init; }

    public string? Warnings { get; init; }

    public string? WebhookUrl { get; init; }

    public bool IsSandbox => Provider == ServingRoute.Sandbox;

    public TimeSpan? Eta { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>The call's idempotency key, whose row is inserted with the generation; null without one.</summary>
    public IdempotentCall? Keyed { get; init; }
}
