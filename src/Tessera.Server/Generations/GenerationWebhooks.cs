using System.Collections.Frozen;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Generations;

/// <summary>
/// Writes the events of generations, in the commits that they report: to the account's endpoints for each generation in Tessera's
/// form, and to the URL that a request names in the form of its dialect, once for all generations of the request.
/// </summary>
internal sealed class GenerationWebhooks(IEnumerable<IWebhookForm> forms)
{
    private readonly FrozenDictionary<string, IWebhookForm> _forms = forms.ToFrozenDictionary(form => form.Name, StringComparer.Ordinal);

    /// <summary>Writes the event of an admission, where its form has one.</summary>
    public Task AdmittedAsync(Session session, Generation generation)
    {
        if (generation.WebhookForm is not { } stored || generation.WebhookUrl is null || generation.Batch is { } batch && batch != generation.Id)
        {
            return Task.CompletedTask;
        }

        var (form, asked) = FormOf(stored);
        return form.BodyOfStart(asked, generation) is not { } body ? Task.CompletedTask : WebhookOutbox.WriteAsync(
            session,
            new WebhookMessage(generation.Account, WebhookEvents.GenerationStarted, body, generation.CreatedAt)
            {
                Generation = generation.Id.Value,
                OwnUrl = generation.WebhookUrl,
            });
    }

    /// <summary>Writes the events of an end.</summary>
    /// <param name="session">The transaction that has written the end and changed the wallet.</param>
    /// <param name="generation">The generation as it ended.</param>
    /// <param name="wallet">The wallet of its account.</param>
    /// <param name="resultUrl">The link to its file, if it has one.</param>
    /// <param name="at">When it ended.</param>
    public async Task EndedAsync(Session session, Generation generation, Wallet wallet, string? resultUrl, DateTimeOffset at)
    {
        if (wallet.WebhookEndpoints == 0 && generation.WebhookUrl is null)
        {
            return;
        }

        var message = GenerationEvent.Of(generation, resultUrl).ToMessage(generation, at);
        if (generation is { WebhookForm: { } stored, WebhookUrl: not null })
        {
            var (form, asked) = FormOf(stored);
            var body = await EndedBatchAsync(session, generation) is { } batch ? form.BodyOfEnd(asked, batch) : null;
            message = message with { OwnUrl = body is null ? null : message.OwnUrl, OwnBody = body };
        }

        await WebhookOutbox.WriteAsync(session, message);
    }

    // The request's generations if all have ended, for one caller only. The wallet, which every end changes, is locked by now, so
    // of two that end at the same time the second sees the first.
    private static async Task<GenerationBatch?> EndedBatchAsync(Session session, Generation generation)
    {
        if (generation.Batch is not { } id)
        {
            return new GenerationBatch(generation);
        }

        var claim = session.Prepared(
            $"""
            UPDATE generations SET webhook_form = NULL
            WHERE id = @batch AND webhook_form IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM generations other WHERE other.batch_id = @batch AND other.{GenerationStates.IsOpen})
            """,
            "@batch");
        return await claim.With(id.Value).ExecuteNonQueryAsync() == 1 ? await BatchRows.FindAsync(session, generation.Account, id) : null;
    }

    private (IWebhookForm Form, string Asked) FormOf(string stored) =>
        stored.Split(' ', 2) is [var name, var asked] ? (_forms[name], asked) : (_forms[stored], "");
}
