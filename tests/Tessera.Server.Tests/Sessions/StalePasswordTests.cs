using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Sessions;

/// <summary>A sign-in that races a change of the password does not survive it.</summary>
public sealed class StalePasswordTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task A_password_that_was_changed_after_it_was_verified_starts_no_sign_in()
    {
        var account = await v2.Server.OpenAccountAsync();
        var (sessions, signIns) = (v2.Server.Services.GetRequiredService<SessionStore>(), v2.Server.Services.GetRequiredService<SignInStore>());
        var origin = new SignInOrigin(null, null);

        (await sessions.OpenAsync(account.Id, "the hash of an earlier password", origin, previous: null)).ShouldBeNull();
        (await signIns.OpenAsync(account.Id, "the hash of an earlier password", origin)).ShouldBeNull();
        (await sessions.OpenAsync(account.Id, passwordHash: null, origin, previous: null)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_several_changes_of_one_password_at_once_one_succeeds()
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var one = await Browser.RegisterAsync(v2.Server, email);
        using var two = new Browser(v2.Server);
        await two.SignInAsync(email);
        string[] passwords = ["first password", "second password"];

        var statuses = await Task.WhenAll(
            ChangeAsync(one, passwords[0]),
            ChangeAsync(two, passwords[1]));

        // The other one was too late, or was ended by the one that succeeded.
        statuses.Count(status => status == HttpStatusCode.NoContent).ShouldBe(1, string.Join(", ", statuses));
        using var later = new Browser(v2.Server);
        (await later.SignInAsync(email, passwords[Array.IndexOf(statuses, HttpStatusCode.NoContent)])).Status.ShouldBe(HttpStatusCode.OK);

        static Task<HttpStatusCode> ChangeAsync(Browser browser, string password) =>
            browser.StatusAsync(HttpMethod.Post, "/api/v2/user/password", $$"""{"current": "{{Browser.Password}}", "new": "{{password}}"}""");
    }
}
