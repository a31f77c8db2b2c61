using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.Fal;

/// <summary>The query of a submit.</summary>
internal sealed record SubmitFalQuery : IRequestQuery<SubmitFalQuery>, ICheckedBody
{
    private const string Webhook = "fal_webhook";

    /// <summary>A URL on the public internet, which is notified with the result when the request has ended.</summary>
    public string? FalWebhook { get; init; }

    /// <summary>Why the URL cannot be notified.</summary>
    internal FieldError? Problem => FalWebhook is { } url && WebhookUrl.Validate(url) is { } problem
        ? new FieldError(Webhook, new LocalText($"`{Webhook}` {problem.En}", $"`{Webhook}` {problem.Ru}")) { Source = BodyProblems.Query }
        : null;

    public IEnumerable<FieldError> Check(IServiceProvider services) =>
        WebhookUrl.Check(Webhook, FalWebhook, services).Select(error => error with { Source = BodyProblems.Query });
}
