using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary>The ID of a delivery, <c>whd_…</c> on the wire.</summary>
internal readonly record struct DeliveryId(long Value)
{
    private const string Prefix = "whd_";

    public string Text => OpaqueId.ToText(Prefix, Value);

    public static bool TryParse(string text, out DeliveryId id)
    {
        var isRead = OpaqueId.TryParse(Prefix, text, out var number);
        id = new DeliveryId(number);
        return isRead;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
