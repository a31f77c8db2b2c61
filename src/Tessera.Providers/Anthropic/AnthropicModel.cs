using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Providers.Anthropic;

/// <summary>What a request depends on in a model. https://docs.anthropic.com/en/docs/about-claude/models</summary>
/// <remarks>
/// The shipped catalogue offers only options that a model accepts. This serves models that an operator adds with all options of
/// their category, and the limit that Anthropic requires in every call.
/// </remarks>
/// <param name="Major">For example 4 of <c>claude-opus-4-1-20250805</c> and 3 of <c>claude-3-5-haiku-latest</c>.</param>
/// <param name="Minor">For example 1 and 5 of these.</param>
internal readonly partial record struct AnthropicModel(int Major, int Minor)
{
    /// <summary>A name without a number counts as the newest model: it is sent the fewest options, so it has none to refuse.</summary>
    public static AnthropicModel Named(string model)
    {
        var number = Number().Match(model);
        return number.Success
            ? new AnthropicModel(Whole(number.Groups["major"]), number.Groups["minor"].Success ? Whole(number.Groups["minor"]) : 0)
            : new AnthropicModel(int.MaxValue, 0);
    }

    /// <summary>Models after 4.6 refuse <c>temperature</c> and <c>top_p</c>.</summary>
    public bool TakesSampling => (Major, Minor).CompareTo((4, 6)) <= 0;

    /// <summary>The longest reply that every model of its generation can produce; Anthropic has no default.</summary>
    public long MaxReplyTokens => (Major, Minor).CompareTo((3, 5)) < 0 ? 4096 : Major < 4 ? 8192 : 32_000;

    private static int Whole(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    // A date has eight digits and is not a version.
    [GeneratedRegex(@"claude-(?:[a-z]+-)?(?<major>\d{1,2})(?:[-.](?<minor>\d{1,2}))?(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
