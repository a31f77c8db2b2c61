using Tessera.Providers;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>An email address, checked for its shape only: a mail is the real check.</summary>
internal sealed class EmailAttribute : TextRuleAttribute
{
    public override string Format => "email";

    public override string? Problem(string text) => EmailAddress.LooksRight(text)
        ? null
        : $"must be an address such as name@example.org, got \"{Excerpt.Of(text)}\".";
}
