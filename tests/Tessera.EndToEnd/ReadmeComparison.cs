using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.EndToEnd;

/// <summary>
/// Compares what was printed with what the README shows. An ellipsis stands for anything; a time, a size and a duration
/// are different at every run; all else must be the same.
/// </summary>
internal static class ReadmeComparison
{
    private static readonly string[] Measured = ["processing_ms", "bytes", "file_size"];

    /// <summary>Each line shown is printed, in this order.</summary>
    public static void OfText(string shown, string printed)
    {
        var lines = new Queue<string>(printed.Split('\n').Select(line => line.TrimEnd()));
        foreach (var line in shown.TrimEnd('\n').Split('\n'))
        {
            while (lines.TryPeek(out var next) && !Matches(line, next))
            {
                lines.Dequeue();
            }

            lines.TryDequeue(out _).ShouldBeTrue($"The README shows “{line}” here; printed was:\n{printed}");
        }
    }

    /// <summary>The last line that is JSON has the same members with the same values.</summary>
    public static void OfJson(string shown, string printed)
    {
        var json = printed.Split('\n').LastOrDefault(line => line.StartsWith('{')).ShouldNotBeNull($"No JSON in: {printed}");
        using var actual = JsonDocument.Parse(json);
        using var expected = JsonDocument.Parse(shown);
        Compare(expected.RootElement, actual.RootElement, "", printed);
    }

    private static void Compare(JsonElement shown, JsonElement actual, string path, string printed)
    {
        var where = $"The README shows {path} as {shown}; printed was:\n{printed}";
        actual.ValueKind.ShouldBe(shown.ValueKind, where);
        switch (shown.ValueKind)
        {
            case JsonValueKind.Object:
                actual.EnumerateObject().Select(member => member.Name).ShouldBe(shown.EnumerateObject().Select(member => member.Name), where);
                foreach (var member in shown.EnumerateObject())
                {
                    Compare(member.Value, actual.GetProperty(member.Name), $"{path}/{member.Name}", printed);
                }

                break;
            case JsonValueKind.Array:
                actual.GetArrayLength().ShouldBe(shown.GetArrayLength(), where);
                foreach (var (expected, item) in shown.EnumerateArray().Zip(actual.EnumerateArray()))
                {
                    Compare(expected, item, $"{path}[]", printed);
                }

                break;
            case JsonValueKind.String when IsTime(shown.ToString()):
                IsTime(actual.ToString()).ShouldBeTrue(where);
                break;
            case JsonValueKind.Number when Measured.Contains(path.Split('/')[^1]):
                actual.GetInt64().ShouldBeGreaterThan(0, where);
                break;
            default:
                Matches(shown.ToString(), actual.ToString()).ShouldBeTrue(where);
                break;
        }
    }

    private static bool IsTime(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool Matches(string shown, string printed) =>
        Regex.IsMatch(printed, "^" + Regex.Escape(shown).Replace("…", ".*", StringComparison.Ordinal) + "$", RegexOptions.Singleline);
}
