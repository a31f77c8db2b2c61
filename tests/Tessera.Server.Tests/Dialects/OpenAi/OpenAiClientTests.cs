using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Clients;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>The clients that speak OpenAI's API, with only their base URL and key changed.</summary>
[OneEngine]
public sealed class OpenAiClientTests
{
    [Theory]
    [InlineData("openai.test.mjs")]
    [InlineData("ai.test.mjs")]
    [InlineData("langchain.test.mjs")]
    public async Task A_client_works_with_the_sandbox(string file)
    {
        await using var server = await TestServer.StartAsync();

        await NodeClient.RunAsync(server, file);
    }

    [Theory]
    [InlineData("openai-failures.test.mjs")]
    [InlineData("ai-failures.test.mjs")]
    public async Task A_client_notices_what_a_vendor_fails_to_do(string file)
    {
        await using var vendor = await ChatUpstream.StartAsync();
        vendor.Answer = context => AnswerOf(vendor.Bodies.Last())(context);
        await using var server = await TestServer.StartAsync(
            $"--Tessera:Providers:openai:BaseUrl={vendor.BaseUrl}",
            "--Tessera:Providers:openai:ApiKey=sk-test",
            "--Tessera:Routing:RetryDelay=00:00:00.001",
            "--Tessera:Routing:BreakerCalls=10000");

        await NodeClient.RunAsync(server, file);
    }

    // The prompt says what the vendor does.
    private static Func<HttpContext, Task> AnswerOf(JsonElement body) => TextOf(body.GetProperty("messages").EnumerateArray().Last().GetProperty("content")) switch
    {
        "fail 429" => ChatUpstream.Refuse(429, """{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}"""),
        "fail garbage" => ChatUpstream.Refuse(200, "<html></html>"),
        "break off" => context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("half"), ChatUpstream.Chunk("""{"error":{"message":"The model exploded.","code":500}}"""), ChatUpstream.Done),
        "slow" => context => ChatUpstream.Slowly(ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(123, 45), ChatUpstream.Done)(context),
        _ => context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(123, 45), ChatUpstream.Done),
    };

    private static string? TextOf(JsonElement content) => content.ValueKind is JsonValueKind.String ? content.GetString() : content[0].Text("text");
}
