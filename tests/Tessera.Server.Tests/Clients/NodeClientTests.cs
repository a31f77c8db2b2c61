using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Clients;

/// <summary>The libraries of tests/clients, in Node, against a started server: their users' code is what runs here.</summary>
[OneEngine]
public sealed class NodeClientTests(NodeClientTests.Vendor vendor) : IClassFixture<NodeClientTests.Vendor>
{
    [Theory]
    [InlineData("anthropic.test.mjs")]
    [InlineData("google.test.mjs")]
    [InlineData("fal.test.mjs")]
    [InlineData("replicate.test.mjs")]
    public async Task Every_test_of_a_file_passes_and_the_ledger_is_right_afterwards(string file)
    {
        vendor.Upstream.Answer = context => AnswerTo(vendor.Upstream.Bodies.Last().GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString())(context);
        await NodeClient.RunAsync(vendor.Server, file);
    }

    // What a prompt asks the stub to do.
    private static Func<HttpContext, Task> AnswerTo(string prompt) => prompt switch
    {
        "fail 429" => ChatUpstream.Refuse(429, """{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}"""),
        "fail 400" => ChatUpstream.Refuse(400, """{"error":{"message":"Bad","code":"invalid_request_error"}}"""),
        "fail garbage" => ChatUpstream.Refuse(200, "garbage"),
        "break" => context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"), ChatUpstream.Chunk("""{"error":{"message":"Boom","code":500}}""")),
        "slow" => context => ChatUpstream.Slowly(ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done)(context),
        _ => context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done),
    };

    /// <summary>A vendor that answers as it is asked to, and a server that has it as its <c>openai</c>; the sandbox has the rest.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(address, "--Tessera:Providers:openai:ApiKey=test");
    }
}
