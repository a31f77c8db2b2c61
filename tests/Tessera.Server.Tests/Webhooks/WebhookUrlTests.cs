using System.Net;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Webhooks;

[OneEngine]
public sealed class WebhookUrlTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("a.localhost")]
    [InlineData("[::1]")]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00::1]")]
    [InlineData("0.0.0.0")]
    public async Task A_URL_that_leads_behind_us_is_refused_wherever_it_is_named(string host)
    {
        var account = await v2.Server.OpenAccountAsync();
        var (url, webhook) = ($"http://{host}:8000/hook", await account.Client.AddWebhookAsync("https://example.org/", "balance.low"));

        foreach (var (member, refused) in new (string, Task<HttpResponseMessage>)[]
        {
            ("url", account.Client.PostTextAsync("/api/v2/webhooks", $$"""{"url":"{{url}}","events":["balance.low"]}""")),
            ("url", account.Client.PatchAsync($"/api/v2/webhooks/{webhook.Text("id")}", new StringContent($$"""{"url":"{{url}}"}""", null, "application/json"), TestHttp.Ct)),
            ("webhook_url", account.Client.PostTextAsync("/api/v2/generate", $$"""{"model":"gpt-5","prompt":"Hello","webhook_url":"{{url}}"}""")),
            ("webhook", account.Client.PostTextAsync("/replicate/v1/predictions", $$"""{"version":"tessera/gpt-5","input":{"prompt":"Hello"},"webhook":"{{url}}"}""")),
            ("fal_webhook", account.Client.PostTextAsync($"/fal/queue/tessera/gpt-5?fal_webhook={url}", """{"prompt":"Hello"}""")),
        })
        {
            using var reply = await refused;
            reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, member);
            (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain($"`{member}` must lead to a public address");
        }

        (await account.Client.GetJsonAsync("/api/v2/user/history")).Whole("total").ShouldBe(0);
        (await account.Client.GetJsonAsync("/api/v2/webhooks")).GetProperty("items")[0].Text("url").ShouldBe("https://example.org/");
    }
}
