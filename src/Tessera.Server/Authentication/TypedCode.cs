using System.Security.Cryptography;

namespace Tessera.Server.Authentication;

/// <summary>Codes that people copy by hand: groups of four letters and digits, five bits each, none of which looks like another.</summary>
internal static class TypedCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code without its dashes.</summary>
    public static string New(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>The code as it is shown: <c>AAAA-BBBB-CCCC</c>.</summary>
    public static string Show(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    /// <summary>A code that was given in any spelling of its letters, with or without its dashes.</summary>
    public static string Read(string given) => new([.. given.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}
