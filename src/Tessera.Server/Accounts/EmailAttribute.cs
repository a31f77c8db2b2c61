using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>An email address, checked for its form only (<see cref="EmailAddress"/>).</summary>
internal sealed class EmailAttribute : TextRuleAttribute
{
    public override string Format => "email";

    public override LocalText? Problem(string text) => EmailAddress.LooksRight(text)
        ? null
        : MustBe("an address such as name@example.org", "адрес вида name@example.org", text);
}
