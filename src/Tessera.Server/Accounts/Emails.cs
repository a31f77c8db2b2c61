using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>Email addresses: compared in lower case, checked for shape only; a mail is the real check.</summary>
internal static class Emails
{
    public const int Longest = 254;

    public static string Normalise(string email) => email.Trim().ToLowerInvariant();

    /// <summary>Reads the member <c>email</c>, in its normal form.</summary>
    public static string Read(JsonMembers members)
    {
        var email = Normalise(members.RequiredText("email", 3, Longest));
        if (email.Length > 0 && !LooksRight(email))
        {
            members.Refuse("email", $"`email` is \"{email}\"; it must be an address such as name@example.org.");
        }

        return email;
    }

    public static bool LooksRight(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0 && at < email.Length - 1 && email.IndexOf('@', StringComparison.Ordinal) == at
            && email[at + 1] != '.' && email[^1] != '.'
            && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format);
    }
}
