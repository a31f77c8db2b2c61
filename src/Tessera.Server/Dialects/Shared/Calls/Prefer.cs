using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Primitives;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>The <c>Prefer</c> header (RFC 7240), which endpoints take as a parameter.</summary>
/// <param name="RespondAsync">Whether the caller wants to poll rather than wait.</param>
/// <param name="Wait">How long the caller wants to wait for the end; 60 s at most.</param>
internal sealed record Prefer(bool RespondAsync, TimeSpan Wait) : IBindableFromHttpContext<Prefer>
{
    private const int MaxWaitSeconds = 60;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(MaxWaitSeconds);

    /// <summary>Whether <c>wait</c> is given without a number, as Replicate's clients do; by RFC 7240 it means nothing then.</summary>
    public bool IsWaitAlone { get; init; }

    private static readonly Prefer Nothing = new(RespondAsync: false, TimeSpan.Zero);

    public static ValueTask<Prefer?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Prefer?>(context.Request.Headers["Prefer"] is { Count: > 0 } header ? Read(header) : Nothing);

    private static Prefer Read(StringValues header)
    {
        var preferences = header.SelectMany(line => (line ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)).ToList();
        return new(
            preferences.Contains("respond-async", StringComparer.OrdinalIgnoreCase),
            preferences.Select(WaitOf).FirstOrDefault(wait => wait is not null) ?? TimeSpan.Zero)
        {
            IsWaitAlone = preferences.Contains("wait", StringComparer.OrdinalIgnoreCase),
        };
    }

    private static TimeSpan? WaitOf(string preference) =>
        preference.StartsWith("wait=", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(preference.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, MaxWaitSeconds))
            : null;
}
