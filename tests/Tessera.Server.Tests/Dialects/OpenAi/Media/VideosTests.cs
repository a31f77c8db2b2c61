using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

public sealed class VideosTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task A_video_is_started_polled_downloaded_in_ranges_and_deleted()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("model", "luma-ray2"), ("prompt", "A red barn"), ("seconds", "5"), ("size", "720x1280")).With("input_reference", Samples.Png);

        var created = await account.Client.PostFormAsync(MediaCalls.Videos, form).JsonAsync();

        (created.Text("object"), created.Text("status"), created.Text("seconds"), created.Text("size"), created.Text("prompt"))
            .ShouldBe(("video", "queued", "5", "720x1280", "A red barn"));
        var id = created.Text("id").ShouldNotBeNull();
        id.ShouldStartWith("video_");
        var (early, stillMade) = await account.Client.GetAsync($"{MediaCalls.Videos}/{id}/content", TestHttp.Ct).ErrorAsync();
        (early, stillMade.Text("code")).ShouldBe((HttpStatusCode.Conflict, "conflict"));

        var done = await EndAsync(account.Client, id);
        (done.Text("status"), done.Whole("progress"), done.Text("seconds"), done.Text("size")).ShouldBe(("completed", 100, "5", "720x1280"), done.ToString());
        done.GetProperty("usage").Whole("cost").ShouldBe(1000 - (await account.Client.TokensAsync()).Balance);

        var (film, _, type) = await account.Client.GetAsync($"{MediaCalls.Videos}/{id}/content", TestHttp.Ct).BytesAsync();
        type.ShouldBe("video/mp4");
        var measure = await MediaProbe.MeasureAsync(film, TestHttp.Ct);
        (measure.Width, measure.Height, Math.Round(measure.Duration.TotalSeconds)).ShouldBe((720, 1280, 5));
        using var ranged = new HttpRequestMessage(HttpMethod.Get, $"{MediaCalls.Videos}/{id}/content");
        ranged.Headers.Range = new RangeHeaderValue(100, 199);
        (await account.Client.SendAsync(ranged, TestHttp.Ct).BytesAsync()).Body.ShouldBe(film[100..200]);
        var (poster, _, posterType) = await account.Client.GetAsync($"{MediaCalls.Videos}/{id}/content?variant=thumbnail", TestHttp.Ct).BytesAsync();
        (posterType, RasterImage.Measure(poster)).ShouldBe(("image/jpeg", (288, 512)));

        var deleted = await account.Client.DeleteAsync($"{MediaCalls.Videos}/{id}", TestHttp.Ct).JsonAsync();
        deleted.GetRawText().ShouldBe($$"""{"id":"{{id}}","object":"video.deleted","deleted":true}""");
        foreach (var path in (string[])[id, $"{id}/content"])
        {
            (await account.Client.GetAsync($"{MediaCalls.Videos}/{path}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_list_is_paged_by_its_last_id_in_either_order_and_shows_videos_only()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 5000);
        var started = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            await account.Client.PostTextAsync(MediaCalls.Speech, """{"model":"tts-1","voice":"nova","input":"Hello"}""").BytesAsync();
            started.Add((await StartAsync(account.Client, $"Film {number} [sandbox: fail=provider_error]")).Text("id") ?? "");
        }

        foreach (var (order, expected) in (((string, IEnumerable<string>)[])[("asc", started), ("desc", started.AsEnumerable().Reverse())]))
        {
            var (seen, after, pages) = (new List<string>(), "", 0);
            JsonElement page;
            do
            {
                page = await account.Client.GetJsonAsync($"{MediaCalls.Videos}?limit=2&order={order}{after}");
                seen.AddRange(page.GetProperty("data").EnumerateArray().Select(video => video.Text("id") ?? ""));
                page.Text("first_id").ShouldBe(page.GetProperty("data")[0].Text("id"));
                after = $"&after={page.Text("last_id")}";
                pages++;
            }
            while (page.GetProperty("has_more").GetBoolean());

            seen.ShouldBe(expected);
            pages.ShouldBe(3);
        }
    }

    [Fact]
    public async Task A_failed_video_says_why_and_costs_nothing_and_a_canceled_one_has_failed()
    {
        var account = await v2.Server.OpenAccountAsync();
        var failed = (await StartAsync(account.Client, "A sea [sandbox: fail=content_policy]")).Text("id") ?? "";
        var slow = (await StartAsync(account.Client, "A sea [sandbox: delay=500s]")).Text("id") ?? "";
        var number = (await account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0].Text("id");
        await account.Client.PostTextAsync($"/api/v2/generate/{number}/cancel", "{}").JsonAsync();

        var refused = await EndAsync(account.Client, failed);
        var canceled = await EndAsync(account.Client, slow);

        (refused.Text("status"), refused.GetProperty("error").Text("code"), refused.Text("seconds")).ShouldBe(("failed", "content_policy", "0"));
        (canceled.Text("status"), canceled.GetProperty("error").Text("code")).ShouldBe(("failed", "canceled"));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("""{"prompt":"A sea","seconds":7}""", "seconds", "`seconds` 7 is not offered by sora-2. Allowed: 4, 5, 8, 10, 12.")]
    [InlineData("""{"prompt":"A sea","seconds":"long"}""", "seconds", "`seconds` must be")]
    [InlineData("""{"model":"gpt-5","prompt":"A sea"}""", "model", "`model` must be a model that makes videos; gpt-5 is a model of the category text.")]
    [InlineData("""{"prompt":"A sea","input_reference":{"file_id":"file-0"}}""", "input_reference.file_id", "`input_reference.file_id` names no file of this account: file-0.")]
    [InlineData("""{"prompt":"A sea","input_reference":{"image_url":"data:text/plain,hello"}}""", "input_reference", "`input_reference` 'data:text/plain,hello' ")]
    [InlineData("""{"model":"sora-2"}""", "prompt", "`prompt` is required.")]
    public async Task What_is_not_allowed_is_400_in_OpenAIs_names(string body, string param, string message)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(MediaCalls.Videos, body).ErrorAsync();

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, param), error.ToString());
        error.Text("message").ShouldNotBeNull().Replace("image_url", "input_reference", StringComparison.Ordinal).ShouldStartWith(message);
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_video_as_it_is_then()
    {
        const string Body = """{"model":"sora-2","prompt":"A sea [sandbox: fail=provider_error]","seconds":"4"}""";
        var account = await v2.Server.OpenAccountAsync();
        var key = KeyedRequests.NewKey();

        var first = await account.Client.KeyedAsync(key, Body, MediaCalls.Videos);
        await EndAsync(account.Client, first.Json.Text("id") ?? "");
        var again = await account.Client.KeyedAsync(key, Body, MediaCalls.Videos);

        (again.IsReplayed, again.Json.Text("id"), again.Json.Text("status")).ShouldBe((true, first.Json.Text("id"), "failed"));
        (await account.Client.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_accounts_video_and_a_generation_that_is_none_are_404()
    {
        var (account, other) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        var foreign = (await StartAsync(other.Client, "A sea [sandbox: fail=provider_error]")).Text("id");
        var speech = await account.Client.PostTextAsync(MediaCalls.Speech, """{"model":"tts-1","voice":"nova","input":"Hello"}""").BytesAsync();
        var none = speech.Headers.GetValues("X-Tessera-Generation-Id").Single().Replace("gen_", "video_", StringComparison.Ordinal);

        foreach (var id in (string?[])[foreign, none, "video_", "1", "video_aaaaaaaaaaaaa"])
        {
            (await account.Client.GetAsync($"{MediaCalls.Videos}/{id}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound, id);
            (await account.Client.DeleteAsync($"{MediaCalls.Videos}/{id}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound, id);
        }
    }

    private static Task<JsonElement> StartAsync(HttpClient client, string prompt) =>
        client.PostTextAsync(MediaCalls.Videos, JsonSerializer.Serialize(new { model = "sora-2", prompt, seconds = "4" })).JsonAsync();

    private static async Task<JsonElement> EndAsync(HttpClient client, string id)
    {
        while (true)
        {
            var video = await client.GetJsonAsync($"{MediaCalls.Videos}/{id}");
            if (video.Text("status") is "completed" or "failed")
            {
                return video;
            }

            await Polling.PauseAsync();
        }
    }
}
