using System.Globalization;

namespace Tessera.Server.Accounts;

/// <summary>Email addresses: compared in lower case, checked for shape only; a mail is the real check.</summary>
internal static class EmailAddress
{
    public const int MinLength = 3;
    public const int MaxLength = 254;

    public static string Normalise(string email) => email.Trim().ToLowerInvariant();

    public static bool LooksRight(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0 && at < email.Length - 1 && email.IndexOf('@', StringComparison.Ordinal) == at
            && email[at + 1] != '.' && email[^1] != '.'
            && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format);
    }
}
