using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Generations;

/// <summary>The webhook event of a finished generation.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="GenerationId">The integer ID.</param>
/// <param name="Status"><c>completed</c> or <c>failed</c>.</param>
/// <param name="ModelSlug">The model's slug.</param>
/// <param name="ResultUrl">The link to the file; null for text and failures.</param>
/// <param name="TokensSpent">The tokens charged.</param>
/// <param name="CreatedAt">When it ended.</param>
internal sealed record GenerationEvent(
    string Event, long GenerationId, string Status, string ModelSlug, string? ResultUrl, long TokensSpent, DateTimeOffset CreatedAt)
{
    public static GenerationEvent Of(Generation generation, string? resultUrl) => new(
        KindOf(generation).ToWire(),
        generation.Id.Value,
        generation.State.ToWire(),
        generation.Model,
        resultUrl,
        generation.TokensSpent,
        generation.CompletedAt ?? generation.CreatedAt);

    public WebhookMessage ToMessage(Generation generation, DateTimeOffset at) =>
        new(generation.Account, KindOf(generation), JsonSerializer.Serialize(this, WireJson.Options), at)
        {
            Generation = GenerationId,
            OwnUrl = generation.WebhookUrl,
        };

    private static WebhookEvents KindOf(Generation generation) => generation.State == GenerationState.Completed
        ? WebhookEvents.GenerationCompleted
        : WebhookEvents.GenerationFailed;
}
