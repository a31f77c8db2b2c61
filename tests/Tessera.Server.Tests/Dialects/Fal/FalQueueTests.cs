using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.Fal;

public sealed class FalQueueTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Queue = "/fal/queue/fal-ai/flux-2-pro";

    [Fact]
    public async Task A_request_is_queued_polled_and_fetched_at_the_addresses_of_its_reply()
    {
        var account = await v2.Server.OpenAccountAsync();

        var queued = await account.Client.PostTextAsync(Queue, """{"prompt":"A hill"}""").JsonAsync();
        var completed = await CompletedAsync(account.Client, queued);
        var result = await account.Client.GetJsonAsync(PathOf(queued, "response_url"));

        (queued.Text("status"), queued.Whole("queue_position")).ShouldBe(("IN_QUEUE", 0));
        completed.GetProperty("logs").GetArrayLength().ShouldBe(0);
        completed.GetProperty("metrics").GetProperty("inference_time").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("images").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_stream_of_a_status_ends_with_completed()
    {
        var account = await v2.Server.OpenAccountAsync();
        var queued = await account.Client.PostTextAsync(Queue, """{"prompt":"A hill"}""").JsonAsync();

        var events = await account.Client.GetStringAsync($"{PathOf(queued, "status_url")}/stream?logs=1", TestHttp.Ct);

        var states = events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(data => data.StartsWith("data: ", StringComparison.Ordinal))
            .Select(data => JsonElement.Parse(data["data: ".Length..]).Text("status")).ToList();
        states[^1].ShouldBe("COMPLETED");
        states.Count(state => state == "COMPLETED").ShouldBe(1);
    }

    [Fact]
    public async Task A_canceled_request_is_completed_with_an_error_and_costs_nothing()
    {
        var account = await v2.Server.OpenAccountAsync();
        var queued = await account.Client.PostTextAsync("/fal/queue/fal-ai/veo3.1", """{"prompt":"A hill","duration":"4s"}""").JsonAsync();

        using var canceled = await account.Client.PutAsync(PathOf(queued, "cancel_url"), null, TestHttp.Ct);
        using var again = await account.Client.PutAsync(PathOf(queued, "cancel_url"), null, TestHttp.Ct);
        var status = await account.Client.GetJsonAsync(PathOf(queued, "status_url"));
        using var result = await account.Client.GetAsync(PathOf(queued, "response_url"), TestHttp.Ct);

        (canceled.StatusCode, (await Task.FromResult(canceled).JsonAsync()).Text("status")).ShouldBe((HttpStatusCode.Accepted, "CANCELLATION_REQUESTED"));
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        status.Text("status").ShouldBe("COMPLETED");
        result.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Canceling_what_has_ended_is_refused_as_fal_does()
    {
        var account = await v2.Server.OpenAccountAsync();
        var queued = await account.Client.PostTextAsync(Queue, """{"prompt":"A hill"}""").JsonAsync();
        await CompletedAsync(account.Client, queued);

        using var late = await account.Client.PutAsync(PathOf(queued, "cancel_url"), null, TestHttp.Ct);

        (late.StatusCode, (await Task.FromResult(late).JsonAsync()).Text("status")).ShouldBe((HttpStatusCode.BadRequest, "ALREADY_COMPLETED"));
    }

    [Fact]
    public async Task A_request_in_progress_has_no_result_and_one_of_another_account_is_not_there()
    {
        var (account, other) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        var queued = await account.Client.PostTextAsync("/fal/queue/fal-ai/veo3.1", """{"prompt":"A hill","duration":"4s"}""").JsonAsync();

        using var early = await account.Client.GetAsync(PathOf(queued, "response_url"), TestHttp.Ct);
        using var foreign = await other.Client.GetAsync(PathOf(queued, "status_url"), TestHttp.Ct);
        using var canceled = await account.Client.PutAsync(PathOf(queued, "cancel_url"), null, TestHttp.Ct);

        early.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("https://queue.fal.run/fal-ai/flux-2-pro", true)]
    [InlineData("https://fal.run/fal-ai/flux-2-pro", true)]
    [InlineData("https://example.org/fal-ai/flux-2-pro", false)]
    [InlineData("https://queue.fal.run.example.org/fal-ai/flux-2-pro", false)]
    [InlineData("file:///fal-ai/flux-2-pro", false)]
    [InlineData("no address", false)]
    public async Task The_proxy_knows_fals_hosts_only(string target, bool isKnown)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fal/proxy") { Content = new StringContent("""{"prompt":"A hill"}""", null, "application/json") };
        request.Headers.Add("x-fal-target-url", target);

        using var reply = await account.Client.SendAsync(request, TestHttp.Ct);

        reply.StatusCode.ShouldBe(isKnown ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_proxy_needs_a_key_like_the_routes_it_leads_to()
    {
        using var anyone = v2.Server.ClientFor(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fal/proxy");
        request.Headers.Add("x-fal-target-url", "https://queue.fal.run/fal-ai/flux-2-pro/requests/gen_1/status?logs=1");

        using var reply = await anyone.SendAsync(request, TestHttp.Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string PathOf(JsonElement queued, string member) => new Uri(queued.Text(member).ShouldNotBeNull()).PathAndQuery;

    private static async Task<JsonElement> CompletedAsync(HttpClient client, JsonElement queued)
    {
        // The stream ends when the request has.
        await client.GetStringAsync($"{PathOf(queued, "status_url")}/stream", TestHttp.Ct);
        return await client.GetJsonAsync($"{PathOf(queued, "status_url")}?logs=1");
    }
}
