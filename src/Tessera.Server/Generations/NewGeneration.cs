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

    /// <summary>See <see cref="Conversations"/>; null for a text that no later request may continue.</summary>
    public string? Conversation { get; init; }

    public GenerationTarget? Target { get; init; }

    public long? Seed { get; init; }

    public string? Warnings { get; init; }

    public string? WebhookUrl { get; init; }

    /// <summary>See <see cref="IWebhookForm"/>; null for Tessera's own form.</summary>
    public string? WebhookForm { get; init; }

    /// <summary>The first generation of the request, if it makes several.</summary>
    public GenerationId? Batch { get; init; }

    public bool IsSandbox => Provider == ServingRoute.Sandbox;

    public TimeSpan? Eta { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>See <see cref="Admission.GenerationRequest.CancelAfter"/>.</summary>
    public TimeSpan? CancelAfter { get; init; }

    /// <summary>See <see cref="Admission.GenerationRequest.IsAnsweredAtOnce"/>.</summary>
    public bool IsAnsweredAtOnce { get; init; }

    /// <summary>The call's idempotency key, whose row is inserted with the generation; null without one.</summary>
    public IdempotentCall? Keyed { get; init; }

    /// <summary>The generation as its row is when the admission has committed.</summary>
    public Generation ToGeneration(TimeProvider time) => new()
    {
        Id = new GenerationId(Hold.Number),
        Account = Caller.Account,
        Key = Caller.Key?.Id,
        Category = Category,
        Model = Model,
        State = State,
        Fence = 1,
        Prompt = Prompt,
        Request = Request,
        Provider = Provider,
        Credential = Credential,
        Seed = Seed,
        Warnings = Warnings,
        IsSandbox = IsSandbox,
        EtaAt = Hold.At + Eta,
        DeadlineAt = DeadlineAt,
        WebhookUrl = WebhookUrl,
        WebhookForm = WebhookForm,
        Batch = Batch,
        CreatedAt = Hold.At,
        Age = GenerationAge.From(Hold.At, DeadlineAt, time),
    };
}
