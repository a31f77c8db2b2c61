using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary>
/// The ID of an endpoint, <c>wh_…</c> on the wire. Zero, <c>default</c>, is not an endpoint: it stands for the URLs that
/// requests name.
/// </summary>
internal readonly record struct WebhookId(long Value)
{
    public const string DefaultWord = "default";

    private const string Prefix = "wh_";

    public static WebhookId Default => default;

    public bool IsDefault => Value == 0;

    public string Text => IsDefault ? DefaultWord : OpaqueId.ToText(Prefix, Value);

    /// <summary>Reads <c>wh_…</c>.</summary>
    public static bool TryParse(string text, out WebhookId id)
    {
        var isRead = OpaqueId.TryParse(Prefix, text, out var number);
        id = new WebhookId(number);
        return isRead;
    }

    /// <summary>Reads <c>wh_…</c> or <c>default</c>.</summary>
    public static bool TryParseAny(string text, out WebhookId id)
    {
        id = Default;
        return text == DefaultWord || TryParse(text, out id);
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
