using System.Text.RegularExpressions;

namespace Tessera.Server.Providers;

/// <summary>What credentials may be called.</summary>
internal static partial class CredentialNames
{
    public const string Pattern = "^[A-Za-z0-9][A-Za-z0-9._\\-]{0,39}$";

    public static bool IsName(string text) => Name().IsMatch(text);

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
