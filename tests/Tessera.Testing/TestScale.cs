using System.Globalization;

namespace Tessera.Testing;

/// <summary>
/// How much of the long counts a run makes: <c>TESSERA_TEST_SCALE</c>, 1 in <c>./test all</c>, a tenth where it is not set.
/// A number in the environment of a single test, such as a seed or its cycles, is not scaled.
/// </summary>
internal static class TestScale
{
    private const string Variable = "TESSERA_TEST_SCALE";

    public static double Value { get; } = Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text ? 0.1
        : double.TryParse(text, CultureInfo.InvariantCulture, out var scale) && scale > 0 ? scale
        : throw new InvalidOperationException($"{Variable} must be a positive number such as 0.1, got '{text}'.");

    /// <summary>So many of a full count, and never fewer than the test needs to mean something.</summary>
    public static int Of(int full, int least) => Math.Max(least, (int)(full * Value));
}
