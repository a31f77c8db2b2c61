namespace Tessera.Server.Http;

/// <summary>Lines of CSV (RFC 4180).</summary>
internal static class CsvLine
{
    public const string ContentType = "text/csv; charset=utf-8";

    // Spreadsheets run a cell that begins with one of these as a formula.
    private const string Formulas = "=+-@\t\r";

    /// <summary>The cells as a line; a text that a spreadsheet would run begins with an apostrophe.</summary>
    public static string Of(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        if (text is null or "")
        {
            return "";
        }

        var plain = Formulas.Contains(text[0], StringComparison.Ordinal) && !decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? $"'{text}" : text;
        return plain.AsSpan().ContainsAny(",\"\r\n") || plain != plain.Trim() ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}
