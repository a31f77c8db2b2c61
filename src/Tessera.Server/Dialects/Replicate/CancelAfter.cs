using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Replicate's header <c>Cancel-After</c>, which endpoints take as a parameter: when a prediction that is still open is canceled.</summary>
/// <param name="Delay">Counted from its creation; null without the header.</param>
/// <param name="Problem">Why the header cannot be read.</param>
internal sealed partial record CancelAfter(TimeSpan? Delay, FieldError? Problem) : IBindableFromHttpContext<CancelAfter>
{
    private const string Header = "Cancel-After";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly CancelAfter Never = new(null, null);

    public static ValueTask<CancelAfter?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CancelAfter?>(context.Request.Headers[Header] is { Count: > 0 } header ? Read(header.ToString().Trim()) : Never);

    private static CancelAfter Read(string text) => Durations().Match(text) is { Success: true } found
        && new TimeSpan(Number(found, "hours"), Number(found, "minutes"), Number(found, "seconds")) is var delay && delay >= Shortest && delay <= Longest
            ? new CancelAfter(delay, null)
            : new CancelAfter(null, new FieldError(Header, $"`{Header}` must be a duration from 5s to 24h, such as 90s, 5m or 1h30m, got \"{Excerpt.Of(text)}\".") { Source = "header" });

    private static int Number(Match found, string group) =>
        found.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // Seconds are the unit of a plain number.
    [GeneratedRegex("^(?=.)((?<hours>[0-9]{1,5})h)?((?<minutes>[0-9]{1,5})m)?((?<seconds>[0-9]{1,5})s?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Durations();
}
