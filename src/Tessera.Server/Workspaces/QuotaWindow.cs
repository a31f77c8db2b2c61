namespace Tessera.Server.Workspaces;

/// <summary>The UTC month and day in which an image is counted.</summary>
/// <param name="Month">Year × 12 + month.</param>
/// <param name="Day">Days since 1970.</param>
internal readonly record struct QuotaWindow(long Month, long Day)
{
    public static QuotaWindow Of(DateTimeOffset at) =>
        new((at.UtcDateTime.Year * 12L) + at.UtcDateTime.Month, at.ToUnixTimeSeconds() / 86_400);
}
