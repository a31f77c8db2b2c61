using System.Globalization;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>The <c>Prefer</c> header (RFC 7240): <c>respond-async</c> and <c>wait=N</c>.</summary>
internal static class Prefer
{
    private const int MaxWaitSeconds = 60;

    public static bool RespondAsync(HttpRequest request) =>
        Preferences(request).Contains("respond-async", StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the caller wants to wait for the end; 60 s at most.</summary>
    public static TimeSpan Wait(HttpRequest request)
    {
        foreach (var preference in Preferences(request))
        {
            if (preference.StartsWith("wait=", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(preference.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return TimeSpan.FromSeconds(Math.Min(seconds, MaxWaitSeconds));
            }
        }

        return TimeSpan.Zero;
    }

    private static IEnumerable<string> Preferences(HttpRequest request) =>
        request.Headers["Prefer"].SelectMany(line => (line ?? "").Split([',', ';'], StringSplitOptions.TrimEntries));
}
