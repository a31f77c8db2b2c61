using Tessera.Server.Authentication;
using Tessera.Server.Tests.Dialects;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Admin.Http;

[OneEngine]
public sealed class AdministrationDocumentTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task Real_replies_fit_the_schemas_they_are_documented_with()
    {
        var document = await ServedDocument.OpenAsync(v2.Server, "admin");
        var (_, owner) = await v2.Server.SignInAsAsync(AccountRole.Owner);
        var account = await v2.Server.OpenAccountAsync();
        await owner.AdminAsync(HttpMethod.Post, "/providers", new { provider = "openai", key = "sk-0123456789abcdef", name = "documented" });
        var workspace = (await owner.AdminAsync(HttpMethod.Post, "/workspaces", new { account = $"{account.Id}", name = "Studio" })).Body.Text("id");
        foreach (var (route, path) in ((string, string)[])
        [
            ("/accounts", "/accounts"), ("/accounts/{account}", $"/accounts/{account.Id}"), ("/providers", "/providers"), ("/workspaces", "/workspaces"),
            ("/workspaces/{id}/members", $"/workspaces/{workspace}/members"), ("/workspaces/{id}/service-accounts", $"/workspaces/{workspace}/service-accounts"),
            ("/reports/margin", "/reports/margin"), ("/ledger/verify", "/ledger/verify"), ("/system", "/system"), ("/audit", "/audit"),
        ])
        {
            document.ShouldDescribe("get", Administrators.Root + route, (await owner.GetJsonAsync(Administrators.Root + path)).GetRawText());
        }
    }

    // What the examples send is accepted, or refused for what it names and not for its form.
    [Fact]
    public async Task Every_example_of_a_request_is_understood()
    {
        var document = await ServedDocument.OpenAsync(v2.Server, "admin");
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var sent = 0;
        foreach (var (path, calls) in document.Json["paths"]?.AsObject() ?? [])
        {
            foreach (var (method, call) in calls?.AsObject() ?? [])
            {
                foreach (var (name, example) in call?["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject() ?? [])
                {
                    var filled = path.Replace("{account}", "987654", StringComparison.Ordinal).Replace("{id}", "987654", StringComparison.Ordinal);
                    var (status, body) = await admin.AdminAsync(new HttpMethod(method), filled[Administrators.Root.Length..], example?["value"]?.ToJsonString());
                    sent++;
                    (status is 400 or 422 or 500).ShouldBeFalse($"{method} {path} {name}: {body}");
                }
            }
        }

        sent.ShouldBeGreaterThan(10);
    }
}
