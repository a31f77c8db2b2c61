using System.Text;

namespace Tessera.Server.Storage;

/// <summary>
/// Text as both databases hold it alike: PostgreSQL takes neither a NUL nor half of a surrogate pair, and a model may send
/// either. Each becomes U+FFFD, here, so that no store has to think of it.
/// </summary>
internal static class StoredText
{
    public static string Of(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var stored = new StringBuilder(text.Length);
        // A lone surrogate is enumerated as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            stored.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return stored.ToString();
    }
}
