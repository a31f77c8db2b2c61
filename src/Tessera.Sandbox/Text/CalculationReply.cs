using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>The result of a sum of two numbers: the one thing the sandbox knows for certain.</summary>
internal static partial class CalculationReply
{
    private const int LongestQuestion = 120;

    public static string? TryWrite(Conversation conversation)
    {
        if (conversation.Prompt.Length > LongestQuestion || Sum.Match(conversation.Prompt) is not { Success: true } sum)
        {
            return null;
        }

        var left = decimal.Parse(sum.Groups["left"].Value, CultureInfo.InvariantCulture);
        var right = decimal.Parse(sum.Groups["right"].Value, CultureInfo.InvariantCulture);
        decimal? result = sum.Groups["sign"].Value.Trim() switch
        {
            "+" => left + right,
            "-" or "−" => left - right,
            "/" or "÷" => right == 0 ? null : decimal.Round(left / right, 10),
            _ => left * right,
        };
        return result is { } value
            ? conversation.Phrases.Calculation(sum.Value.Trim(), value.ToString("0.##########", CultureInfo.InvariantCulture))
            : null;
    }

    // Nine digits a side keep every result exact in a decimal. A date or a range has no spaces round its sign and no question.
    [GeneratedRegex(@"(?<![\w.\-])(?<left>\d{1,9}(\.\d{1,6})?)\s*(?<sign>[+*×/÷]|\s[\-−x]\s)\s*(?<right>\d{1,9}(\.\d{1,6})?)(?![\w\-])", RegexOptions.ExplicitCapture)]
    private static partial Regex Sum { get; }
}
