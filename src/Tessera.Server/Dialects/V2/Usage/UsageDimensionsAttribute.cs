using Tessera.Server.Generations.Usage;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Usage;

/// <summary>One or two names of what usage is told apart by.</summary>
internal sealed class UsageDimensionsAttribute : TextRuleAttribute
{
    public static IReadOnlyList<UsageDimension>? Parse(string text)
    {
        var found = new List<UsageDimension>();
        foreach (var name in text.Split(','))
        {
            if (!WireNames.TryParse<UsageDimension>(name, out var dimension) || found.Contains(dimension))
            {
                return null;
            }

            found.Add(dimension);
        }

        return found.Count <= 2 ? found : null;
    }

    public override LocalText? Problem(string text) => Parse(text) is null
        ? MustBe(
            $"one of {string.Join(", ", WireNames.All<UsageDimension>())}, or two of them with a comma between",
            $"одно из: {string.Join(", ", WireNames.All<UsageDimension>())} — или два из них через запятую",
            text)
        : null;
}
