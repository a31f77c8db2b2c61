using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Authentication;

namespace Tessera.Server.Tests.Admin.Http;

public sealed class RegistrationAdministrationTests
{
    [Fact]
    public async Task An_admin_closes_registration_on_every_node_and_opens_it_again()
    {
        await using var one = await TestServer.StartNodeAsync(null);
        await using var two = await one.StartBesideAsync();
        var (_, admin) = await one.SignInAsAsync(AccountRole.Admin);

        var before = await admin.GetJsonAsync($"{Administrators.Root}/registration");
        var (_, closed) = await admin.AdminAsync(HttpMethod.Patch, "/registration", new { mode = "closed" });
        var refused = await RegisterAsync(two);
        var act = await admin.NewestActAsync();
        var (_, opened) = await admin.AdminAsync(HttpMethod.Patch, "/registration", new { mode = "open" });

        before.ToString().ShouldBe("""{"mode":"auto","open":true,"is_configured":false}""");
        closed.ToString().ShouldBe("""{"mode":"closed","open":false,"is_configured":false}""");
        refused.ShouldBe(HttpStatusCode.Forbidden);
        (act.Text("act"), act.GetProperty("before").Text("mode"), act.GetProperty("after").Text("mode")).ShouldBe(("registration.set", "auto", "closed"));
        opened.GetProperty("open").GetBoolean().ShouldBeTrue();
        (await RegisterAsync(two)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_the_configuration_decides_is_changed_there()
    {
        await using var server = await TestServer.StartAsync("--Tessera:Accounts:Registration=Closed");
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);

        var rules = await admin.GetJsonAsync($"{Administrators.Root}/registration");
        var (status, error) = await admin.AdminAsync(HttpMethod.Patch, "/registration", new { mode = "open" });

        rules.ToString().ShouldBe("""{"mode":"closed","open":false,"is_configured":true}""");
        (status, error.Text("message")).ShouldBe((409, "The configuration decides this: change `Tessera:Accounts:Registration` there, or set it to Auto."));
        (await RegisterAsync(server)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"mode": "ajar"}""")]
    [InlineData("""{"mode": "open", "until": "noon"}""")]
    public async Task Another_value_is_refused_and_changes_nothing(string body)
    {
        await using var server = await TestServer.StartAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);

        (await admin.AdminAsync(HttpMethod.Patch, "/registration", body)).Status.ShouldBe(422);

        (await admin.GetJsonAsync($"{Administrators.Root}/registration")).Text("mode").ShouldBe("auto");
    }

    private static async Task<HttpStatusCode> RegisterAsync(TestServer server)
    {
        using var client = server.ClientFor(null);
        using var body = new StringContent(
            JsonSerializer.Serialize(new { email = "bob@example.org", password = "correct horse" }), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/v2/auth/register", body, TestHttp.Ct);
        return response.StatusCode;
    }
}
