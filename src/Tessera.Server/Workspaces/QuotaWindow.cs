namespace Tessera.Server.Workspaces;

/// <summary>The month and the day of UTC that a picture counts in.</summary>
/// <param name="Month">Year × 12 + month.</param>
/// <param name="Day">Days since 1970.</param>
internal readonly record struct QuotaWindow(long Month, long Day)
{
    public static QuotaWindow Of(DateTimeOffset at) =>
        new((at.UtcDateTime.Year * 12L) + at.UtcDateTime.Month, at.ToUnixTimeSeconds() / 86_400);
}
