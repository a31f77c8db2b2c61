using Tessera.Providers;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>An email address, checked for its form only (<see cref="EmailAddress"/>).</summary>
internal sealed class EmailAttribute : TextRuleAttribute
{
    public override string Format => "email";

    public override string? Problem(string text) => EmailAddress.LooksRight(text)
        ? null
        : $"must be an address such as name@example.org, got \"{Excerpt.Of(text)}\".";
}
