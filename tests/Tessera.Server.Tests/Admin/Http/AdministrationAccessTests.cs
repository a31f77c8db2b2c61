using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Sessions;
using WorkspaceCaller = Tessera.Server.Tests.Dialects.Workspaces.WorkspaceCaller;

namespace Tessera.Server.Tests.Admin.Http;

/// <summary>Every route of the administration, with every credential of every role.</summary>
public sealed class AdministrationAccessTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly AccountRole[] Roles = [AccountRole.Member, AccountRole.Auditor, AccountRole.Admin, AccountRole.Owner];

    [Fact]
    public async Task Every_route_admits_exactly_the_roles_that_it_may_by_token_and_by_cookie()
    {
        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            var (_, token) = await v2.Server.SignInAsAsync(role);
            // The owner of a test has no email, so no password; its cookie is that of no other kind of sign-in.
            using var browser = role == AccountRole.Owner ? null : await BrowserOfAsync(role);
            foreach (var (method, path) in Routes())
            {
                var needed = method == HttpMethod.Get ? AccountRole.Auditor : AccountRole.Admin;
                await CheckAsync(wrong, $"{role} by token", role >= needed, method, path, token, null);
                if (browser is not null)
                {
                    await CheckAsync(wrong, $"{role} by cookie", role >= needed, method, path, browser.Client, browser.Csrf);
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_key_and_no_service_account_is_admitted_whatever_the_role_of_its_account()
    {
        var wrong = new List<string>();
        var caller = await WorkspaceCaller.OpenAsync(v2.Server);
        var testKey = await v2.Server.OpenAccountAsync(isTestKey: true);
        await v2.Server.SetRoleAsync(caller.Owner, AccountRole.Admin);
        await v2.Server.SetRoleAsync(testKey.Id, AccountRole.Admin);
        using var program = v2.Server.ClientFor(await ServiceAccountTokenAsync(caller));
        using var googles = v2.Server.ClientFor(null);
        googles.DefaultRequestHeaders.Add("x-goog-api-key", caller.Account.Key);
        foreach (var (method, path) in Routes())
        {
            foreach (var (name, client) in (List<(string, HttpClient)>)
            [
                ("the owner's key", v2.Server.Owner), ("an admin's key", caller.Account.Client), ("a test key", testKey.Client), ("a key in another header", googles),
                ("a service account", program),
            ])
            {
                var (status, body) = await client.AdminAsync(method, path, method == HttpMethod.Get ? null : "{}");
                if (status != 403 || body.Text("message")?.Contains("API keys and service accounts are never admitted", StringComparison.Ordinal) is not true)
                {
                    wrong.Add($"{name}: {method} {path} answers {status} {body}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_credential_every_route_answers_401_and_a_cookie_without_its_token_changes_nothing()
    {
        using var anyone = v2.Server.ClientFor(null);
        using var browser = await BrowserOfAsync(AccountRole.Admin);
        foreach (var (method, path) in Routes())
        {
            (await anyone.AdminAsync(method, path, method == HttpMethod.Get ? null : "{}")).Status.ShouldBe(401, $"{method} {path}");
            if (method != HttpMethod.Get)
            {
                var (status, body) = await browser.Client.AdminAsync(method, path, "{}");
                (status, body.Text("message")?.Contains("X-CSRF", StringComparison.Ordinal)).ShouldBe((403, true), $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_at_the_next_call_also_for_a_reply_that_was_stored()
    {
        var (id, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var account = await v2.Server.OpenAccountAsync();
        var grant = $"/accounts/{account.Id}/grant";
        (await admin.AdminAsync(HttpMethod.Post, grant, new { tokens = 5 }, ("Idempotency-Key", "role"))).Status.ShouldBe(200);
        (await admin.AdminAsync(HttpMethod.Post, grant, new { tokens = 5 }, ("Idempotency-Key", "role"))).Status.ShouldBe(200);

        await v2.Server.SetRoleAsync(id, AccountRole.Auditor);

        (await admin.AdminAsync(HttpMethod.Post, grant, new { tokens = 5 }, ("Idempotency-Key", "role"))).Status.ShouldBe(403);
        (await account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(1005);
    }

    // Numbers and names that do not exist: an admitted call answers 404 or 422, or lists something, and changes nothing.
    private IEnumerable<(HttpMethod Method, string Path)> Routes() =>
        from endpoint in v2.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText?.StartsWith(Administrators.Root + "/", StringComparison.Ordinal) is true
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        where method != "HEAD"
        select (new HttpMethod(method), Filled((endpoint.RoutePattern.RawText ?? "")[Administrators.Root.Length..]));

    private static string Filled(string path) => path
        .Replace("{account}", "987654", StringComparison.Ordinal)
        .Replace("{id:long}", "987654", StringComparison.Ordinal)
        .Replace("{id}", "00000000-0000-7000-8000-000000000000", StringComparison.Ordinal)
        .Replace("{clientId}", "nothing", StringComparison.Ordinal);

    private static async Task CheckAsync(List<string> wrong, string caller, bool isAdmitted, HttpMethod method, string path, HttpClient client, string? csrf)
    {
        var (status, body) = await client.AdminAsync(method, path, method == HttpMethod.Get ? null : "{}", csrf is null ? [] : [("X-CSRF", csrf)]);
        if (isAdmitted ? status is 401 or 403 or >= 500 : status != 403 || body.Text("message")?.Contains("needs the role", StringComparison.Ordinal) is not true)
        {
            wrong.Add($"{caller}: {method} {path} answers {status} {body}");
        }
    }

    private async Task<Browser> BrowserOfAsync(AccountRole role)
    {
        var browser = await Browser.RegisterAsync(v2.Server, $"{Guid.CreateVersion7():N}@example.org");
        using var me = await browser.SendAsync(HttpMethod.Get, "/api/v2/user/me");
        var id = JsonElement.Parse(await me.Content.ReadAsStringAsync(TestHttp.Ct)).Whole("id");
        await v2.Server.SetRoleAsync(new(id), role);
        return browser;
    }

    private async Task<string> ServiceAccountTokenAsync(WorkspaceCaller caller)
    {
        var (_, output, _) = await Command.RunAsync("admin", "service-account", "create", "--workspace", caller.Workspace, "--name", "program", "--data", v2.Server.DataDirectory);
        var pairs = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        using var anyone = v2.Server.ClientFor(null);
        anyone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{pairs["client_id"]}:{pairs["client_secret"]}")));
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        return (await anyone.PostAsync("/oauth/v2/token", form, TestHttp.Ct).JsonAsync()).Text("access_token") ?? "";
    }
}
