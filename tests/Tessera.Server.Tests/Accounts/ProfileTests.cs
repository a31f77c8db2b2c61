using System.Net;
using System.Text;

namespace Tessera.Server.Tests.Accounts;

public sealed class ProfileTests : IAsyncLifetime
{
    private const string Me = "/api/v2/user/me";

    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task The_profile_has_the_fields_of_both_pages()
    {
        var me = await Server.Owner.GetJsonAsync(Me);

        me.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "id", "name", "username", "email", "telegram_username", "avatar_url", "plan", "plan_expires_at", "token_balance",
            "token_limit", "low_balance_threshold", "rate_limit_hourly", "rate_limit_daily", "is_owner", "role", "language", "theme",
            "auth_methods", "created_at",
        ]);
        (me.Text("plan"), me.Whole("token_balance"), me.Whole("token_limit")).ShouldBe(("elite", 3000, 3000));
        (me.Whole("rate_limit_hourly"), me.Whole("rate_limit_daily")).ShouldBe((0, 0));
        me.Text("plan_expires_at").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_limits_are_those_of_the_plan()
    {
        var account = await Server.OpenAccountAsync("vip", tokens: 7);

        var me = await account.Client.GetJsonAsync(Me);

        (me.Text("plan"), me.Whole("token_balance"), me.Whole("rate_limit_hourly"), me.Whole("rate_limit_daily")).ShouldBe(("vip", 7, 100, 1000));
    }

    [Fact]
    public async Task The_name_can_be_changed_and_nothing_else()
    {
        using var renamed = await PatchAsync("""{"username": "Мария"}""");
        using var promoted = await PatchAsync("""{"username": "x", "plan": "elite"}""");
        using var tooLong = await PatchAsync($$"""{"username": "{{new string('x', 61)}}"}""");

        renamed.StatusCode.ShouldBe(HttpStatusCode.OK);
        promoted.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var me = await Server.Owner.GetJsonAsync(Me);
        (me.Text("username"), me.Text("name")).ShouldBe(("Мария", "Мария"));
    }

    [Fact]
    public async Task A_change_of_which_one_half_fails_changes_nothing()
    {
        using var both = await PatchAsync("""{"username": "Before", "low_balance_threshold": 7}""");

        await RunAsync("ALTER TABLE wallets RENAME TO wallets_away");
        using var failed = await PatchAsync("""{"username": "Half", "low_balance_threshold": 8}""");
        await RunAsync("ALTER TABLE wallets_away RENAME TO wallets");

        both.StatusCode.ShouldBe(HttpStatusCode.OK);
        failed.IsSuccessStatusCode.ShouldBeFalse();
        var me = await Server.Owner.GetJsonAsync(Me);
        (me.Text("username"), me.Whole("low_balance_threshold")).ShouldBe(("Before", 7));
    }

    private Task<int> RunAsync(string sql) => Server.Database.WriteAsync(session => session.Prepared(sql).ExecuteNonQueryAsync());

    private async Task<HttpResponseMessage> PatchAsync(string json) =>
        await Server.Owner.PatchAsync(Me, new StringContent(json, Encoding.UTF8, "application/json"), TestHttp.Ct);
}
