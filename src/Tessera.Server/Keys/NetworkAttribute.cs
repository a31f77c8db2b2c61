using System.Net;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Keys;

/// <summary>A network in CIDR notation, or a single address.</summary>
internal sealed class NetworkAttribute : TextRuleAttribute
{
    public static IPNetwork? Parse(string text) => NetworkText.TryParse(text, allowsAddress: true);

    public override LocalText? Problem(string text) => Parse(text) is null
        ? new LocalText(
            $"must hold networks such as 203.0.113.0/24 or 2001:db8::/32, got {FieldTexts.Quoted(text)}.",
            $"— это сети вида 203.0.113.0/24 или 2001:db8::/32; получено: {FieldTexts.Quoted(text)}.")
        : null;
}
