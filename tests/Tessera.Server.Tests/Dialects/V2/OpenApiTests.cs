using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Webhooks;

namespace Tessera.Server.Tests.Dialects.V2;

[OneEngine]
public sealed class OpenApiTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task Every_option_and_input_of_the_catalogue_is_a_member_of_the_generate_request()
    {
        var document = await ServedDocument.OpenAsync(v2.Server, "v2");
        var members = document.Json["components"]?["schemas"]?["GenerateRequest"]?["properties"]?.AsObject().Select(member => member.Key).ToList();

        var options = v2.Server.Services.GetRequiredService<ModelCatalog>().All
            .Where(model => model.Category != Category.Embedding)
            .SelectMany(model => model.Options.Keys.Concat(model.Inputs.Select(input => input.Name)))
            .Distinct();

        options.Except(members.ShouldNotBeNull()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_real_reply_fits_the_schema_it_is_documented_with()
    {
        var document = await ServedDocument.OpenAsync(v2.Server, "v2");
        var account = await v2.Server.OpenAccountAsync();
        var webhook = (await account.Client.AddWebhookAsync("https://example.org/", "generation.completed")).Text("id");
        await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A hill"}""");
        await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]}""");
        var history = (await account.Client.GetJsonAsync("/api/v2/user/history")).Items();

        var calls = new List<(string Path, string Route)>
        {
            ("/api/v2/balance", "/api/v2/balance"),
            ("/api/v2/user/balance", "/api/v2/user/balance"),
            ("/api/v2/user/transactions", "/api/v2/user/transactions"),
            ("/api/v2/user/history", "/api/v2/user/history"),
            ("/api/v2/user/me", "/api/v2/user/me"),
            ("/api/v2/models", "/api/v2/models"),
            ("/api/v2/keys", "/api/v2/keys"),
            ("/api/v2/webhooks", "/api/v2/webhooks"),
            ($"/api/v2/webhooks/{webhook}", "/api/v2/webhooks/{id}"),
            ($"/api/v2/webhooks/{webhook}/deliveries", "/api/v2/webhooks/{id}/deliveries"),
            ("/api/v2/webhooks/default/secret", "/api/v2/webhooks/default/secret"),
        };
        calls.AddRange(history.Select(item => ($"/api/v2/generate/{item.Whole("generation_id")}", "/api/v2/generate/{id}")));
        calls.AddRange(history.Select(item => ($"/api/v2/generate/{item.Text("id")}", "/api/v2/generate/{id}")));
        foreach (var (path, route) in calls)
        {
            document.ShouldDescribe("get", route, await account.Client.GetStringAsync(path, TestHttp.Ct));
        }
    }
}
