namespace Tessera.Server.Webhooks;

/// <param name="Key"><c>whsec_…</c>.</param>
internal sealed record WebhookKey(string Key)
{
    public static WebhookKey Of(byte[] secret) => new(WebhookSecrets.ToText(secret));
}
