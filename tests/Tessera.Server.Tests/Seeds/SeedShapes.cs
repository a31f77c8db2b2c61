using System.Text.RegularExpressions;

namespace Tessera.Server.Tests.Seeds;

/// <summary>The forms of values that the seeds print.</summary>
internal static partial class SeedShapes
{
    /// <summary><c>https://…/generations/18491.webp</c>; ours carries a signature behind it.</summary>
    public static void ShouldEndWithFile(this string? url, long id, string extension) =>
        new Uri(url.ShouldNotBeNull()).AbsolutePath.ShouldBe($"/generations/{id}.{extension}");

    /// <summary><c>2026-03-08T12:02:30Z</c>.</summary>
    public static void ShouldBeUtcSeconds(this string? time) => UtcSeconds().IsMatch(time.ShouldNotBeNull()).ShouldBeTrue(time);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    private static partial Regex UtcSeconds();
}
