using System.Globalization;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>The number of an API key, or <c>console</c> for calls without one.</summary>
internal sealed class KeyNameAttribute : TextRuleAttribute
{
    /// <summary>The name of all calls without a key: those of the console and of other sign-ins.</summary>
    public const string Console = "console";

    public static long? Parse(string text) =>
        text == Console ? HistoryFilter.WithoutKey
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id
        : null;

    public override LocalText? Problem(string text) => Parse(text) is null
        ? MustBe($"the `id` of a key, from GET /api/v2/keys, or \"{Console}\"", $"`id` ключа из GET /api/v2/keys или \"{Console}\"", text)
        : null;
}
