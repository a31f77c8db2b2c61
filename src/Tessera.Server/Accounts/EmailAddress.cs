using System.Globalization;

namespace Tessera.Server.Accounts;

/// <summary>
/// Email addresses: normalised to lower case and checked for their form only; just sending an email proves that one exists.
/// </summary>
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
