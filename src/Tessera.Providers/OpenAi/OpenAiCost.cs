using System.Text.Json;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// What OpenRouter says a call costs: <c>usage.cost</c>, in US dollars; with a key of the operator's own at the vendor
/// behind it, what that vendor charges too. https://openrouter.ai/docs/use-cases/usage-accounting
/// </summary>
internal static class OpenAiCost
{
    private const decimal MaxDollars = 1_000_000;

    /// <summary>In millionths of a dollar, rounded up; null where no plausible amount is named.</summary>
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
