using System.Text.Json;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// The cost of a call at OpenRouter: <c>usage.cost</c>, in US dollars; if the operator's own key at a vendor
/// is used, also what that vendor charges. https://openrouter.ai/docs/use-cases/usage-accounting
/// </summary>
internal static class OpenAiCost
{
    private const decimal MaxDollars = 1_000_000;

    /// <summary>In millionths of a dollar, rounded up; null if there is no plausible amount.</summary>
    public static long? Of(JsonElement usage)
    {
        if (Dollars(usage, "cost") is not { } cost)
        {
            return null;
        }

        var behind = usage.Member("is_byok").ValueKind is JsonValueKind.True ? Dollars(usage.Member("cost_details"), "upstream_inference_cost") ?? 0 : 0;
        return (long)decimal.Ceiling((cost + behind) * 1_000_000);
    }

    private static decimal? Dollars(JsonElement members, string name) => members.Number(name) is { } dollars and >= 0 and <= MaxDollars ? dollars : null;
}
