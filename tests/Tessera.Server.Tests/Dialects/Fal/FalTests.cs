using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.Fal;

public sealed class FalTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Flux = "/fal/run/fal-ai/flux-2-pro";

    [Theory]
    [InlineData("fal-ai/flux-2-pro")]
    [InlineData("fal-ai/flux-2-pro/edit")]
    [InlineData("tessera/flux-2-pro")]
    [InlineData("flux-2-pro")]
    public async Task A_model_is_found_by_fals_id_and_by_ours(string model)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync($"/fal/run/{model}", """{"prompt":"A hill","image_size":"square_hd","seed":7,"output_format":"png"}""");
        var body = await Task.FromResult(reply).JsonAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        var image = body.GetProperty("images").EnumerateArray().ShouldHaveSingleItem();
        (image.Whole("width"), image.Whole("height"), image.Text("content_type")).ShouldBe((1024, 1024, "image/png"));
        (body.Whole("seed"), body.Text("prompt"), body.GetProperty("has_nsfw_concepts")[0].GetBoolean()).ShouldBe((7, "A hill", false));
        var id = reply.Headers.GetValues("x-fal-request-id").ShouldHaveSingleItem();
        reply.Headers.GetValues("X-Tessera-Generation-Id").ShouldBe([id]);
        var spent = long.Parse(reply.Headers.GetValues("X-Tessera-Tokens-Spent").Single(), System.Globalization.CultureInfo.InvariantCulture);
        (await account.Client.TokensAsync()).ShouldBe((1000 - spent, 0));
        (await account.Client.GetByteArrayAsync(image.Text("url"), TestHttp.Ct)).Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1024, 1536, 6)]
    [InlineData(1024, 1792, 10)]
    [InlineData(1792, 1024, 10)]
    public async Task An_id_that_several_models_share_is_that_of_the_one_that_makes_the_size(int width, int height, int tokens)
    {
        var account = await v2.Server.OpenAccountAsync();

        var body = await account.Client.PostTextAsync(
            "/fal/run/openai/gpt-image-2", $$$"""{"prompt":"A hill","quality":"medium","image_size":{"width":{{{width}}},"height":{{{height}}}}}""").JsonAsync();

        (body.GetProperty("images")[0].Whole("width"), body.GetProperty("images")[0].Whole("height")).ShouldBe((width, height), body.ToString());
        (await account.Client.TokensAsync()).ShouldBe((1000 - tokens, 0));
    }

    [Fact]
    public async Task A_size_that_none_of_the_models_with_an_id_makes_is_refused_by_the_first()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync("/fal/run/openai/gpt-image-2", """{"prompt":"A hill","image_size":{"width":1040,"height":1792}}""");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("gpt-image-2");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_preset_becomes_the_nearest_shape_and_an_unknown_option_a_warning()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(Flux, """{"prompt":"A hill","image_size":"landscape_16_9","guidance_scale":3.5}""");
        var body = await Task.FromResult(reply).JsonAsync();

        (body.GetProperty("images")[0].Whole("width"), body.GetProperty("images")[0].Whole("height")).ShouldBe((1344, 768));
        reply.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain("guidance_scale");
    }

    [Fact]
    public async Task Wrong_values_are_FastAPIs_list_in_the_callers_names()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(
            Flux, """{"image_size":{"width":100,"height":100},"num_images":9,"image_urls":[5],"control":"https://example.org/1.png"}""");
        var body = await Task.FromResult(reply).JsonAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        reply.Headers.GetValues("x-fal-request-id").Single().ShouldStartWith("req_");
        body.GetProperty("detail").EnumerateArray().Select(error => string.Join('.', error.GetProperty("loc").EnumerateArray()))
            .ShouldBe(["body.image_urls[0]", "body.control", "body.num_images", "body.image_size", "body.prompt"], ignoreOrder: true);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Theory]
    [InlineData("/fal/run/fal-ai/none", """{"prompt":"x"}""", 404)]
    [InlineData("/fal/run/fal-ai/flux-2-pro", "[]", 400)]
    [InlineData("/fal/nothing", "{}", 404)]
    [InlineData("/fal/proxy", "{}", 400)]
    [InlineData("/fal/queue/fal-ai/flux-2-pro?fal_webhook=ftp://example.org/hook", """{"prompt":"x"}""", 422)]
    public async Task Other_errors_are_a_sentence(string path, string body, int status)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(path, body);
        var error = await Task.FromResult(reply).JsonAsync();

        ((int)reply.StatusCode).ShouldBe(status, error.ToString());
        if (status != 422)
        {
            error.Text("detail").ShouldBe(error.Text("message"));
        }

        reply.Headers.Contains("x-fal-request-id").ShouldBeTrue();
    }

    [Fact]
    public async Task An_empty_balance_is_402_and_a_missing_key_401()
    {
        var poor = await v2.Server.OpenAccountAsync(tokens: 1);
        using var anyone = v2.Server.ClientFor(null);

        using var unpaid = await poor.Client.PostTextAsync(Flux, """{"prompt":"A hill"}""");
        using var unknown = await anyone.PostTextAsync(Flux, """{"prompt":"A hill"}""");

        unpaid.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Key");
    }

    [Fact]
    public async Task A_text_is_the_output_whether_it_is_run_or_queued()
    {
        var account = await v2.Server.OpenAccountAsync();
        const string Input = """{"prompt":"Hello","system_prompt":"Be brief","temperature":0.2}""";

        var run = await account.Client.PostTextAsync("/fal/run/tessera/gpt-5", Input).JsonAsync();
        var queued = await account.Client.PostTextAsync("/fal/queue/tessera/gpt-5", Input).JsonAsync();
        var result = await account.Client.GetJsonAsync(new Uri(queued.Text("response_url")!).PathAndQuery);

        queued.Text("status").ShouldBe("COMPLETED");
        (run.Text("output"), result.Text("output")).ShouldSatisfyAllConditions(
            texts => texts.Item1.ShouldNotBeNullOrEmpty(), texts => texts.Item2.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task A_tool_and_a_transcript_have_the_members_of_fals_models()
    {
        var account = await v2.Server.OpenAccountAsync();
        var picture = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";
        var sound = $"data:audio/mpeg;base64,{Convert.ToBase64String(await Samples.SoundAsync("mp3"))}";

        var upscaled = await account.Client.PostTextAsync("/fal/run/fal-ai/esrgan", $$"""{"image_url":"{{picture}}","scale":2,"face":true}""").JsonAsync();
        var read = await account.Client.PostTextAsync("/fal/run/fal-ai/got-ocr/v2", $$"""{"input_image_urls":["{{picture}}"]}""").JsonAsync();
        var heard = await account.Client.PostTextAsync("/fal/run/tessera/whisper", $$"""{"audio_url":"{{sound}}"}""").JsonAsync();
        var spoken = await account.Client.PostTextAsync("/fal/run/tessera/openai-tts", """{"text":"Hello"}""").JsonAsync();

        upscaled.GetProperty("image").Text("url").ShouldNotBeNull();
        read.GetProperty("outputs").GetArrayLength().ShouldBe(1);
        heard.GetProperty("text").ValueKind.ShouldBe(JsonValueKind.String);
        spoken.GetProperty("audio").Text("content_type").ShouldBe("audio/mpeg");
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_result_and_is_charged_once()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (first, second) = (await SendAsync(), await SendAsync());
        var after = await account.Client.TokensAsync();

        second.ShouldBe(first);
        (1000 - after.Balance).ShouldBe(await PriceAsync());
        await v2.Server.ShouldVerifyAsync();

        async Task<string> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Flux) { Content = new StringContent("""{"prompt":"A hill"}""", null, "application/json") };
            request.Headers.Add("Idempotency-Key", "one");
            using var reply = await account.Client.SendAsync(request, TestHttp.Ct);
            return await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        }

        async Task<long> PriceAsync() => (await account.Client.GetJsonAsync("/api/v2/models/flux-2-pro")).Whole("token_cost");
    }

    [Fact]
    public async Task A_file_is_announced_sent_without_a_key_and_used()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var anyone = v2.Server.ClientFor(null);
        var announced = await account.Client.PostTextAsync(
            "/fal/rest/storage/upload/initiate?storage_type=fal-cdn-v3", """{"content_type":"image/png","file_name":"fox.png"}""").JsonAsync();
        var target = new Uri(announced.Text("upload_url").ShouldNotBeNull()).PathAndQuery;

        using var stored = await anyone.PutAsync(target, File(), TestHttp.Ct);
        using var again = await anyone.PutAsync(target, File(), TestHttp.Ct);
        using var forged = await anyone.PutAsync(target.Replace("account=", "account=1", StringComparison.Ordinal), File(), TestHttp.Ct);
        using var other = await anyone.PutAsync(target, new ByteArrayContent("no image"u8.ToArray()) { Headers = { ContentType = new("image/png") } }, TestHttp.Ct);
        var made = await account.Client.PostTextAsync("/fal/run/fal-ai/esrgan", $$"""{"image_url":"{{announced.Text("file_url")}}","scale":2}""").JsonAsync();

        (stored.StatusCode, again.StatusCode, forged.StatusCode, other.StatusCode)
            .ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.UnprocessableEntity));
        made.GetProperty("image").Text("url").ShouldNotBeNull();

        static ByteArrayContent File() => new(Samples.Png) { Headers = { ContentType = new("image/png") } };
    }

    [Fact]
    public async Task A_file_that_is_sent_twice_at_the_same_time_is_stored_once()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var anyone = v2.Server.ClientFor(null);
        var announced = await account.Client.PostTextAsync("/fal/rest/storage/upload/initiate", """{"content_type":"image/png"}""").JsonAsync();
        var target = new Uri(announced.Text("upload_url").ShouldNotBeNull()).PathAndQuery;

        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var content = new ByteArrayContent(Samples.Png) { Headers = { ContentType = new("image/png") } };
            using var reply = await anyone.PutAsync(target, content, TestHttp.Ct);
            return reply.StatusCode;
        }));

        sent.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await account.Client.GetJsonAsync("/replicate/v1/files")).GetProperty("results").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_second_file_under_one_ID_changes_nothing()
    {
        var account = await v2.Server.OpenAccountAsync();
        var (intake, id) = (v2.Server.Services.GetRequiredService<UploadIntake>(), UploadIntake.NewId());

        var first = await intake.StoreAsync(account.Id, Samples.Png, TestHttp.Ct, id);
        var second = await intake.StoreAsync(account.Id, Samples.Png, TestHttp.Ct, id);

        (first.Error, second.Error).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_file_of_another_type_than_announced_is_refused()
    {
        var account = await v2.Server.OpenAccountAsync();
        var announced = await account.Client.PostTextAsync("/fal/rest/storage/upload/initiate", """{"content_type":"image/jpg"}""").JsonAsync();
        using var unknown = await account.Client.PostTextAsync("/fal/rest/storage/upload/initiate", """{"content_type":"application/octet-stream","file_name":"1.octet"}""");
        using var content = new ByteArrayContent(Samples.Png) { Headers = { ContentType = new("image/jpeg") } };

        using var sent = await account.Client.PutAsync(new Uri(announced.Text("upload_url")!).PathAndQuery, content, TestHttp.Ct);

        (sent.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        (await Task.FromResult(sent).JsonAsync()).GetProperty("detail")[0].Text("msg").ShouldNotBeNull().ShouldContain("image/png");
    }
}
