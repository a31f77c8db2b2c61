namespace Tessera.Sandbox;

/// <summary>
/// What a prompt asks of the sandbox itself: <c>[sandbox: delay=5s fail=content_policy progress=slow tokens=200]</c>.
/// Names and values are separated by spaces, commas or semicolons; several brackets add up.
/// </summary>
internal sealed partial record SandboxDirectives
{
    private const string Names =
        "delay=5s or delay=500ms (up to 10 minutes), fail=provider_error|content_policy|timeout, fail_after=N, progress=slow, tokens=N";

    private const int MostTokens = 20_000;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SlowByDefault = TimeSpan.FromSeconds(10);

    /// <summary>The prompt without its directives: what is drawn, said and answered.</summary>
    public required string Prompt { get; init; }

    /// <summary>How long the result is held back.</summary>
    public TimeSpan Delay { get; init; }

    public ProviderFailure? Fail { get; init; }

    /// <summary>After how many pieces of text it fails; 0 is before the first.</summary>
    public int FailAfter { get; init; }

    public bool SlowProgress { get; init; }

    /// <summary>How long it takes: slow progress without a delay has a usual one.</summary>
    public TimeSpan Wait => SlowProgress && Delay == TimeSpan.Zero ? SlowByDefault : Delay;

    /// <summary>The exact number of pieces of a text reply.</summary>
    public int? Tokens { get; init; }

    /// <summary>Why the directives cannot be followed; a mistyped one must not pass unnoticed.</summary>
    public ProviderFailure? Problem { get; init; }

    public static SandboxDirectives Parse(string prompt)
    {
        // Nearly no prompt has one: the common path costs a substring search.
        if (!prompt.Contains("[sandbox:", StringComparison.OrdinalIgnoreCase))
        {
            return new SandboxDirectives { Prompt = prompt };
        }

        var directives = new SandboxDirectives { Prompt = Bracket.Replace(prompt, "").Trim() };
        var items = Bracket.Matches(prompt)
            .SelectMany(match => match.Groups["items"].Value.Split(
                [' ', '\t', '\r', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var item in items)
        {
            var parts = item.Split('=', 2);
            var next = parts.Length == 2
                ? directives.With(parts[0].ToLowerInvariant(), parts[1].ToLowerInvariant())
                : null;
            if (next is null)
            {
                return directives with { Problem = Unknown(item) };
            }

            directives = next;
        }

        return directives.FailAfter > 0 && directives.Fail is null
            ? directives with { Fail = FailureOf("provider_error") }
            : directives;
    }

    private SandboxDirectives? With(string name, string value) => name switch
    {
        "delay" => DelayOf(value) is { } delay ? this with { Delay = delay } : null,
        "fail" => FailureOf(value) is { } failure ? this with { Fail = failure } : null,
        "fail_after" => CountOf(value) is { } pieces ? this with { FailAfter = pieces } : null,
        "progress" => value == "slow" ? this with { SlowProgress = true } : null,
        "tokens" => CountOf(value) is { } pieces and > 0 ? this with { Tokens = pieces } : null,
        _ => null,
    };

    private static TimeSpan? DelayOf(string value)
    {
        var match = Duration.Match(value);
        if (!match.Success)
        {
            return null;
        }

        var number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var milliseconds = match.Groups["unit"].Value == "ms" ? number : number * 1000;
        return milliseconds <= LongestDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    private static ProviderFailure? FailureOf(string value) => value switch
    {
        "provider_error" => new(FailureKind.TaskFailed, "The sandbox failed because the prompt asked for fail=provider_error."),
        "content_policy" => new(FailureKind.ContentRefused, "The sandbox refused because the prompt asked for fail=content_policy."),
        "timeout" => new(FailureKind.UnknownOutcome, "The sandbox timed out because the prompt asked for fail=timeout.") { IsTimeout = true },
        _ => null,
    };

    private static int? CountOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostTokens ? count : null;

    private static ProviderFailure Unknown(string item) =>
        new(FailureKind.InvalidInput, $"The sandbox does not know the directive '{Excerpt.Of(item)}'. It knows: {Names}.");

    [GeneratedRegex(@"\s?\[sandbox:(?<items>[^\[\]]{0,400})\]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracket { get; }

    [GeneratedRegex(@"^(?<number>\d{1,7}(\.\d{1,3})?)(?<unit>ms|s)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration { get; }
}
