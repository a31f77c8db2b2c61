using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>Rates, in millionths of a US dollar, whose sum is the cost for the option values in <see cref="When"/>.</summary>
internal sealed record CostCell
{
    private const long Million = 1_000_000;
    private const long MillisecondsPerSecond = 1000;

    /// <summary>Option values by option name, in their canonical text; empty when the cell always applies.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>The date on which the price was read; null when unknown.</summary>
    public DateOnly? AsOf { get; init; }

    public long? PerCall { get; init; }

    /// <summary>Per call.</summary>
    public long? PerImage { get; init; }

    /// <summary>Per second of the requested <c>duration</c>, or of the recording given.</summary>
    public long? PerSecond { get; init; }

    /// <summary>Per million input tokens.</summary>
    public long? InputPerMillion { get; init; }

    /// <summary>Per million output tokens.</summary>
    public long? OutputPerMillion { get; init; }

    public long? CharactersPerMillion { get; init; }

    public bool Holds(CallOptions options) => When.All(wanted =>
        options.Values.TryGetValue(wanted.Key, out var value) && string.Equals(OptionText.Of(value), wanted.Value, StringComparison.Ordinal));

    /// <summary>The cost, rounded up; null when a count is unknown.</summary>
    public long? MicroUsd(CallOptions options, CostCounts counts)
    {
        var milliseconds = options.Whole("duration") is { } seconds ? seconds * MillisecondsPerSecond : counts.InputMilliseconds;
        Int128? sum = 0;
        sum += Part(PerCall, 1, 1);
        sum += Part(PerImage, 1, 1);
        sum += Part(PerSecond, milliseconds, MillisecondsPerSecond);
        sum += Part(InputPerMillion, counts.PromptTokens, Million);
        sum += Part(OutputPerMillion, counts.CompletionTokens, Million);
        sum += Part(CharactersPerMillion, counts.Characters, Million);
        return sum is { } known && known <= long.MaxValue ? (long)known : null;
    }

    // A missing rate costs nothing; a rate with an unknown count makes the cost unknown.
    private static Int128? Part(long? rate, long? count, long per) =>
        rate is not { } money ? 0 : count is not { } units ? null : (((Int128)money * Math.Max(0, units)) + per - 1) / per;
}
