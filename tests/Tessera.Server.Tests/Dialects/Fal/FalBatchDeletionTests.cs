using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects.Fal;

/// <summary>The ID of a request stays good whichever of its results are deleted from the history.</summary>
public sealed class FalBatchDeletionTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Flux = "fal-ai/flux-2-pro";
    private const string Three = """{"prompt":"A hill","num_images":3,"seed":7}""";

    [Fact]
    public async Task No_result_is_deleted_while_others_of_its_request_are_open_and_the_webhook_has_its_id()
    {
        await using var stubbed = await StubbedServer.StartAsync("fal");
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await stubbed.Server.OpenAccountAsync();
        var (maker, _) = await stubbed.MakerAsync("flux-2-pro");
        maker.Serves(stubbed.Stub);
        var vendor = (QueuedVendor)maker;
        stubbed.Stub.On(vendor.PollRoute, vendor.Working);
        var queued = await account.Client.PostTextAsync($"/fal/queue/{Flux}?fal_webhook={receiver.Url}", Three).JsonAsync();
        var id = queued.Text("request_id");

        (await account.Client.PostTextAsync($"/api/v2/generate/{id}/cancel", "").JsonAsync()).Text("error").ShouldBe("canceled");
        using var refused = await account.Client.DeleteAsync($"/api/v2/generate/{id}", TestHttp.Ct);
        var status = await account.Client.GetJsonAsync(PathOf(queued, "status_url"));
        maker.Serves(stubbed.Stub);
        var received = await receiver.NextAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Task.FromResult(refused).JsonAsync()).Text("message").ShouldNotBeNull().ShouldContain($"belongs to the request {id}, whose other results are still pending");
        status.Text("request_id").ShouldBe(id);
        (received.Json.Text("request_id"), received.Json.GetProperty("payload").GetProperty("images").GetArrayLength()).ShouldBe((id, 2));
        (await account.Client.DeleteAsync($"/api/v2/generate/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_request_whose_first_result_was_deleted_has_the_others()
    {
        var account = await v2.Server.OpenAccountAsync();
        var (queued, again) = (await SubmitAsync(account.Client), await SubmitAsync(account.Client));
        await account.Client.GetStringAsync($"{PathOf(queued, "status_url")}/stream", TestHttp.Ct);
        var id = queued.Text("request_id");

        (await account.Client.DeleteAsync($"/api/v2/generate/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var result = await account.Client.GetAsync(PathOf(queued, "response_url"), TestHttp.Ct);
        var status = await account.Client.GetJsonAsync(PathOf(queued, "status_url"));
        var repeated = await SubmitAsync(account.Client);

        again.Text("request_id").ShouldBe(id);
        (status.Text("status"), status.Text("request_id"), status.Text("response_url")).ShouldBe(("COMPLETED", id, queued.Text("response_url")));
        result.Headers.GetValues("x-fal-request-id").ShouldBe([id]);
        (await Task.FromResult(result).JsonAsync()).GetProperty("images").GetArrayLength().ShouldBe(2);
        repeated.Text("request_id").ShouldBe(id);
        (await account.Client.GetJsonAsync("/api/v2/user/history")).Whole("total").ShouldBe(2);
        foreach (var left in (await account.Client.GetJsonAsync("/api/v2/user/history")).Items())
        {
            await account.Client.DeleteAsync($"/api/v2/generate/{left.Text("id")}", TestHttp.Ct);
        }

        (await account.Client.GetAsync(PathOf(queued, "status_url"), TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_prediction_whose_first_result_was_deleted_keeps_its_id_in_the_list()
    {
        const string Predictions = "/replicate/v1/predictions";
        var account = await v2.Server.OpenAccountAsync();
        var made = new List<JsonElement>();
        foreach (var count in (int[])[3, 1, 2])
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, Predictions)
            {
                Content = new StringContent($$"""{"version":"tessera/flux-2-pro","input":{"prompt":"A hill","num_outputs":{{count}} } }""", null, "application/json"),
            };
            call.Headers.Add("Prefer", "wait=60");
            made.Add(await account.Client.SendAsync(call, TestHttp.Ct).JsonAsync());
        }

        (await account.Client.DeleteAsync($"/api/v2/generate/{made[0].Text("id")}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var listed = (await account.Client.GetJsonAsync(Predictions)).GetProperty("results").EnumerateArray().ToList();
        var first = await account.Client.GetJsonAsync($"{Predictions}/{made[0].Text("id")}");

        listed.Select(one => one.Text("id")).ShouldBe(made.Select(one => one.Text("id")).Reverse());
        (listed[^1].GetProperty("output").GetArrayLength(), first.Text("id"), first.GetProperty("output").GetArrayLength()).ShouldBe((2, made[0].Text("id"), 2));
    }

    private static async Task<JsonElement> SubmitAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/fal/queue/{Flux}") { Content = new StringContent(Three, null, "application/json") };
        request.Headers.Add("Idempotency-Key", "several");
        return await client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }

    private static string PathOf(JsonElement queued, string member) => new Uri(queued.Text(member).ShouldNotBeNull(queued.ToString())).PathAndQuery;
}
