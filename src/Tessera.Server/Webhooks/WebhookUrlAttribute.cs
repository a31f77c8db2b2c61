using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks;

/// <summary>A URL that webhooks can be sent to.</summary>
internal sealed class WebhookUrlAttribute : TextRuleAttribute
{
    public override string Format => "uri";

    public override LocalText? Problem(string text) => WebhookUrl.Validate(text);
}
