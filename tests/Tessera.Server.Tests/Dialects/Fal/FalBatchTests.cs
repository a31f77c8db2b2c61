using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects.Fal;

/// <summary>Several images of one request: each is a generation, all have the ID of the first.</summary>
public sealed class FalBatchTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Flux = "fal-ai/flux-2-pro";
    private const string Three = """{"prompt":"A hill","num_images":3,"seed":7,"output_format":"png"}""";

    [Fact]
    public async Task Each_image_is_another_one_and_all_are_charged()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync($"/fal/run/{Flux}", Three);
        var body = await Task.FromResult(reply).JsonAsync();
        var files = await Task.WhenAll(body.GetProperty("images").EnumerateArray().Select(image => account.Client.GetByteArrayAsync(image.Text("url"), TestHttp.Ct)));

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        files.Select(Convert.ToBase64String).Distinct().Count().ShouldBe(3);
        (body.Whole("seed"), body.GetProperty("has_nsfw_concepts").GetArrayLength()).ShouldBe((7, 3));
        reply.Headers.GetValues("X-Tessera-Generation-Id").Single().Split(", ").Length.ShouldBe(3);
        reply.Headers.GetValues("x-fal-request-id").Single().ShouldBe(reply.Headers.GetValues("X-Tessera-Generation-Id").Single().Split(", ")[0]);
        (await account.Client.TokensAsync()).ShouldBe((1000 - (3 * await PriceAsync(account.Client)), 0));
        (await IdsAsync(account.Client)).Count.ShouldBe(3);
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_queued_request_has_one_id_and_one_result()
    {
        var account = await v2.Server.OpenAccountAsync();

        var queued = await account.Client.PostTextAsync($"/fal/queue/{Flux}", Three).JsonAsync();
        var events = await account.Client.GetStringAsync($"{PathOf(queued, "status_url")}/stream", TestHttp.Ct);
        var result = await account.Client.GetJsonAsync(PathOf(queued, "response_url"));

        events.ShouldContain("COMPLETED");
        result.GetProperty("images").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_key_makes_and_charges_them_once()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (first, second) = (await SendAsync($"/fal/run/{Flux}"), await SendAsync($"/fal/run/{Flux}"));
        var (queued, again) = (await SendAsync($"/fal/queue/{Flux}"), await SendAsync($"/fal/queue/{Flux}"));
        await account.Client.GetStringAsync($"{PathOf(queued, "status_url")}/stream", TestHttp.Ct);

        second.ToString().ShouldBe(first.ToString());
        again.Text("request_id").ShouldBe(queued.Text("request_id"));
        (await account.Client.TokensAsync()).ShouldBe((1000 - (6 * await PriceAsync(account.Client)), 0));
        await v2.Server.ShouldVerifyAsync();

        async Task<JsonElement> SendAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Three, null, "application/json") };
            request.Headers.Add("Idempotency-Key", "several");
            return await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();
        }
    }

    [Fact]
    public async Task Fewer_tokens_than_all_cost_start_none()
    {
        var price = await PriceAsync((await v2.Server.OpenAccountAsync()).Client);
        var account = await v2.Server.OpenAccountAsync(tokens: (3 * price) - 1);

        using var reply = await account.Client.PostTextAsync($"/fal/queue/{Flux}", Three);
        var error = await Task.FromResult(reply).JsonAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        error.Text("detail").ShouldNotBeNull().ShouldContain($"{3 * price} tokens");
        (await account.Client.TokensAsync()).ShouldBe(((3 * price) - 1, 0));
        (await account.Client.GetJsonAsync("/api/v2/user/history")).Whole("total").ShouldBe(0);
    }

    [Fact]
    public async Task More_at_a_time_than_the_plan_allows_start_none()
    {
        await using var stubbed = await StubbedServer.StartAsync("fal");
        var (account, _) = await WorkingAsync(stubbed, "vip");
        // The plan has 20 at a time.
        foreach (var count in (int[])[4, 4, 4, 4, 2])
        {
            (await SubmitAsync(count)).ShouldBe(HttpStatusCode.OK);
        }

        (await SubmitAsync(3)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await account.Client.GetJsonAsync("/api/v2/user/history")).Whole("total").ShouldBe(18);
        (await SubmitAsync(2)).ShouldBe(HttpStatusCode.OK);
        await stubbed.Server.ShouldVerifyAsync();

        async Task<HttpStatusCode> SubmitAsync(int count)
        {
            using var reply = await account.Client.PostTextAsync($"/fal/queue/{Flux}", $$"""{"prompt":"A hill","num_images":{{count}}}""");
            return reply.StatusCode;
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("1.5")]
    [InlineData("\"2\"")]
    public async Task The_number_is_one_to_four(string count)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync($"/fal/run/{Flux}", $$"""{"prompt":"A hill","num_images":{{count}}}""");
        var error = await Task.FromResult(reply).JsonAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        error.GetProperty("detail")[0].Text("msg").ShouldBe($"`num_images` must be a whole number from 1 to 4, got {count}.");
    }

    [Fact]
    public async Task A_part_that_is_canceled_costs_nothing_and_the_others_are_the_result()
    {
        await using var stubbed = await StubbedServer.StartAsync("fal");
        var (account, vendor) = await WorkingAsync(stubbed);
        var queued = await account.Client.PostTextAsync($"/fal/queue/{Flux}", Three).JsonAsync();
        var ids = await IdsAsync(account.Client);

        await account.Client.PostTextAsync($"/api/v2/generate/{ids[1]}/cancel", "").JsonAsync();
        var open = await account.Client.GetJsonAsync(PathOf(queued, "status_url"));
        vendor.Serves(stubbed.Stub);
        await account.Client.GetStringAsync($"{PathOf(queued, "status_url")}/stream", TestHttp.Ct);
        using var result = await account.Client.GetAsync(PathOf(queued, "response_url"), TestHttp.Ct);

        open.Text("status").ShouldBe("IN_PROGRESS");
        (await Task.FromResult(result).JsonAsync()).GetProperty("images").GetArrayLength().ShouldBe(2);
        result.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain("1 of 3 results failed and cost nothing");
        (await account.Client.TokensAsync()).ShouldBe((1000 - (2 * await PriceAsync(account.Client)), 0));
        await stubbed.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_cancel_stops_all()
    {
        await using var stubbed = await StubbedServer.StartAsync("fal");
        var (account, _) = await WorkingAsync(stubbed);
        var queued = await account.Client.PostTextAsync($"/fal/queue/{Flux}", Three).JsonAsync();

        using var canceled = await account.Client.PutAsync(PathOf(queued, "cancel_url"), null, TestHttp.Ct);
        var status = await account.Client.GetJsonAsync(PathOf(queued, "status_url"));
        using var result = await account.Client.GetAsync(PathOf(queued, "response_url"), TestHttp.Ct);

        canceled.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        status.Text("status").ShouldBe("COMPLETED");
        result.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await stubbed.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_restart_loses_none_of_them()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        var queued = await account.Client.PostTextAsync($"/fal/queue/{Flux}", Three).JsonAsync();

        await using var after = await server.StartAsIfKilledAsync();
        using var client = after.ClientFor(account.Key);
        await client.GetStringAsync($"{PathOf(queued, "status_url")}/stream", TestHttp.Ct);
        var result = await client.GetJsonAsync(PathOf(queued, "response_url"));

        result.GetProperty("images").GetArrayLength().ShouldBe(3);
        (await client.TokensAsync()).ShouldBe((1000 - (3 * await PriceAsync(client)), 0));
        await after.ShouldVerifyAsync();
    }

    private static async Task<(TestAccount Account, QueuedVendor Vendor)> WorkingAsync(StubbedServer stubbed, string plan = "elite")
    {
        var account = await stubbed.Server.OpenAccountAsync(plan);
        var (vendor, _) = await stubbed.MakerAsync("flux-2-pro");
        vendor.Serves(stubbed.Stub);
        var queue = (QueuedVendor)vendor;
        stubbed.Stub.On(queue.PollRoute, queue.Working);
        return (account, queue);
    }

    private static async Task<List<string?>> IdsAsync(HttpClient client) =>
        [.. (await client.GetJsonAsync("/api/v2/user/history")).GetProperty("items").EnumerateArray().Select(item => item.Text("id"))];

    private static async Task<long> PriceAsync(HttpClient client) => (await client.GetJsonAsync("/api/v2/models/flux-2-pro")).Whole("token_cost");

    private static string PathOf(JsonElement queued, string member) => new Uri(queued.Text(member).ShouldNotBeNull(queued.ToString())).PathAndQuery;
}
