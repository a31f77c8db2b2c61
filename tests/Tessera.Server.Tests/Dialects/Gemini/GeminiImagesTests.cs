using System.Net;
using System.Text.Json;
using Tessera.Server.Artifacts;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.Gemini;

/// <summary>Images in replies in Google's form, and the list of models.</summary>
[OneEngine]
public sealed class GeminiImagesTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/v1beta/models/nano-banana:generateContent";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_image_model_returns_its_image_in_the_reply(bool isStream)
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 10);
        var json = $$$$"""
            {"contents":[{"role":"user","parts":[{"text":"Make it night."},{"inlineData":{"mimeType":"image/png","data":"{{{{Convert.ToBase64String(Samples.Png)}}}}"}}]}],
            "generationConfig":{"responseModalities":["TEXT","IMAGE"],"imageConfig":{"aspectRatio":"16:9"}}}
            """;

        using var reply = await account.Client.PostTextAsync(isStream ? "/v1beta/models/nano-banana:streamGenerateContent?alt=sse" : Path, json);
        var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        var body = JsonElement.Parse(isStream ? text["data: ".Length..] : text);
        var candidate = body.GetProperty("candidates")[0];
        candidate.Text("finishReason").ShouldBe("STOP");
        var image = candidate.GetProperty("content").GetProperty("parts")[0].GetProperty("inlineData");
        image.Text("mimeType").ShouldBe("image/png");
        MagicBytes.Recognise(image.GetProperty("data").GetBytesFromBase64())?.ContentType.ShouldBe("image/png");
        (await account.Client.TokensAsync()).ShouldBe((6, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_image_and_is_charged_once()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 10);

        var (first, again) = (await PostAsync(), await PostAsync());

        again.ShouldBe(first);
        (await account.Client.TokensAsync()).ShouldBe((6, 0));

        async Task<string> PostAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("""{"contents":[{"parts":[{"text":"A cat"}]}]}""", null, "application/json") };
            request.Headers.Add("Idempotency-Key", "image-1");
            using var reply = await account.Client.SendAsync(request, TestHttp.Ct);
            return await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        }
    }

    [Fact]
    public async Task Pages_cover_every_text_and_image_model_once()
    {
        var names = new List<string?>();
        for (var token = ""; ;)
        {
            var page = await v2.Server.Owner.GetJsonAsync($"/v1beta/models?pageSize=20&pageToken={token}");
            names.AddRange(page.GetProperty("models").EnumerateArray().Select(model => model.Text("name")));
            if (!page.TryGetProperty("nextPageToken", out var next))
            {
                break;
            }

            token = next.GetString();
        }

        var expected = (await v2.Server.Owner.GetJsonAsync("/api/v2/models")).GetProperty("items").EnumerateArray()
            .Where(model => model.Text("category") is "text" or "image").Select(model => $"models/{model.Text("slug")}");
        names.ShouldBe(expected);
        (await v2.Server.Owner.GetJsonAsync("/v1beta/models/gemini-2.5-flash")).Whole("outputTokenLimit").ShouldBe(65_536);
        (await v2.Server.Owner.GetJsonAsync("/v1beta/models?pageToken=x")).GetProperty("error").Text("status").ShouldBe("INVALID_ARGUMENT");
        (await v2.Server.Owner.GetJsonAsync("/v1beta/models/gemini-99")).GetProperty("error").Text("status").ShouldBe("NOT_FOUND");
    }
}
