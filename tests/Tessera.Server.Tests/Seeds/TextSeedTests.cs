using System.Net;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Seeds;

/// <summary>Every example of seed 002 (Text Generation), its request bytes as printed.</summary>
[OneEngine]
public sealed class TextSeedTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Image =
        """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#0040ff"/></svg>""";

    [Fact]
    public async Task The_coding_assistant_answers_in_the_chat_shape_for_3_tokens()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 300);

        var body = await account.Client.GenerateAsync(
            """
            {
                "model": "claude-sonnet-4.5",
                "system": "You are a helpful coding assistant.",
                "messages": [
                  { "role": "user", "content": "Write a Python function to parse JSON safely" }
                ],
                "temperature": 0.5
              }
            """);

        body.Text("id").ShouldNotBeNull().ShouldStartWith("gen_");
        body.Text("status").ShouldBe("completed", body.ToString());
        body.Text("model").ShouldBe("claude-sonnet-4.5");
        body.Text("content").ShouldNotBeNullOrWhiteSpace();
        body.Whole("tokens_used").ShouldBe(3);
        body.Whole("balance_remaining").ShouldBe(297);
        var usage = body.GetProperty("usage");
        usage.Whole("total_tokens").ShouldBe(usage.Whole("prompt_tokens") + usage.Whole("completion_tokens"));
        body.Text("created_at").ShouldBeUtcSeconds();
    }

    [Fact]
    public async Task An_image_in_the_messages_is_seen()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 300);
        using var drawing = Media.RasterImage.FromSvg(Image);
        var link = $"data:image/png;base64,{Convert.ToBase64String(drawing.Encode(ImageFormat.Png))}";

        var body = await account.Client.GenerateAsync(VisionRequest.Replace("https://example.com/image.jpg", link, StringComparison.Ordinal));

        body.Text("status").ShouldBe("completed", body.ToString());
        body.Text("content").ShouldNotBeNull().ShouldContain("320");
    }

    [Fact]
    public async Task An_image_that_cannot_be_fetched_is_named_and_costs_nothing()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 300);

        // example.com is not reached from here: the request as printed is refused in words.
        using var response = await account.Client.PostTextAsync("/api/v2/generate", VisionRequest);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("messages[0].content[0]");
        (await account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(300);
    }

    [Fact]
    public async Task The_conversation_is_remembered_from_the_messages()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 300);

        var body = await account.Client.GenerateAsync(
            """
            {
              "model": "gpt-5",
              "messages": [
                { "role": "user", "content": "My name is Ivan" },
                { "role": "assistant", "content": "Hello Ivan! How can I help you?" },
                { "role": "user", "content": "What's my name?" }
              ]
            }
            """);

        body.Text("content").ShouldNotBeNull().ShouldContain("Ivan");
    }

    [Fact]
    public async Task The_stub_with_every_member_is_understood()
    {
        var account = await seeds.Server.OpenAccountAsync(tokens: 300);

        var body = await account.Client.GenerateAsync(
            """
            {
              "model": "grok-4-fast",
              "messages": [
                { "role": "system", "content": "You are a helpful assistant." },
                { "role": "user", "content": "Hello!" }
              ],
              "stream": false,
              "temperature": 1.5,
              "max_tokens": null,
              "system": "Be brief."
            }
            """);

        body.Text("status").ShouldBe("completed", body.ToString());
        body.TryGetProperty("warnings", out _).ShouldBeFalse();
        body.GetProperty("sandbox").ValueKind.ShouldBe(JsonValueKind.True);
    }

    private const string VisionRequest =
        """
        {
          "model": "gpt-5",
          "messages": [
            {
              "role": "user",
              "content": [
                {
                  "type": "image_url",
                  "image_url": { "url": "https://example.com/image.jpg" }
                },
                {
                  "type": "text",
                  "text": "What's in this image?"
                }
              ]
            }
          ]
        }
        """;
}
