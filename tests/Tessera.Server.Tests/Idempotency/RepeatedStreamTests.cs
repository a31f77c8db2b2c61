using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>A stream is repeated as a stream; after a disconnect, the retry with the same key gets the whole reply.</summary>
public sealed class RepeatedStreamTests(StreamSettlementTests.Vendor vendor) : IClassFixture<StreamSettlementTests.Vendor>
{
    private const string Stream = "/api/v2/generate/stream";
    private const string Prompt = """{"model":"gpt-5","prompt":"Go"}""";
    private const string Chat = """{"model":"gpt-5","messages":[{"role":"user","content":"Go"}]}""";

    [Theory]
    [InlineData(Stream, Prompt)]
    [InlineData(Stream, Chat)]
    [InlineData(KeyedRequests.Generate, """{"model":"gpt-5","prompt":"Go","stream":true}""")]
    public async Task A_repeated_stream_has_the_same_bytes(string path, string json)
    {
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("One "), ChatUpstream.Delta("two"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        var account = await vendor.Server.OpenAccountAsync();
        var calls = vendor.Upstream.Calls;

        var first = await account.Client.KeyedAsync("s", json, path);
        await account.Client.GenerateAsync(Prompt);
        var second = await account.Client.KeyedAsync("s", json, path);

        (first.ContentType, first.IsReplayed).ShouldBe(("text/event-stream", false), first.Text);
        first.Text.ShouldEndWith("data: [DONE]\n\n");
        second.ShouldReplay(first);
        vendor.Upstream.Calls.ShouldBe(calls + 2);
        (await account.Client.TokensAsync()).ShouldBe((994, 0));
    }

    [Fact]
    public async Task A_stream_that_failed_fails_again_without_a_second_try()
    {
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("half a "));
        var account = await vendor.Server.OpenAccountAsync();
        var calls = vendor.Upstream.Calls;

        var first = await account.Client.KeyedAsync("s", Prompt, Stream);
        var second = await account.Client.KeyedAsync("s", Prompt, Stream);

        first.Text.ShouldContain("\"type\":\"error\"");
        second.ShouldReplay(first);
        vendor.Upstream.Calls.ShouldBe(calls + 1);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Theory]
    [InlineData(Stream, Prompt, true)]
    [InlineData(Stream, Chat, true)]
    [InlineData(KeyedRequests.Generate, Prompt, false)]
    [InlineData(KeyedRequests.Generate, Chat, false)]
    public async Task A_caller_that_disconnected_gets_the_whole_reply_on_its_retry_and_pays_once(string path, string json, bool isStream)
    {
        var (server, upstream) = (vendor.Server, vendor.Upstream);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("half a "));
            arrived.TrySetResult();
            await goOn.Task.WaitAsync(context.RequestAborted);
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("loaf"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        };
        var account = await server.OpenAccountAsync();
        var calls = upstream.Calls;

        await LeaveAsync(account, path, json, arrived.Task);
        var meanwhile = await account.Client.KeyedAsync("left", json, path);
        goOn.SetResult();
        var back = await account.Client.AgainAsync("left", json, path);
        var again = await account.Client.KeyedAsync("left", json, path);

        meanwhile.ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        (back.Status, back.IsReplayed).ShouldBe((HttpStatusCode.OK, true), back.Text);
        (isStream ? Spoken(back) : Words(back)).ShouldBe("half a loaf");
        again.ShouldReplay(back);
        upstream.Calls.ShouldBe(calls + 1);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await server.ShouldVerifyAsync();
    }

    internal static string Spoken(KeyedReply stream)
    {
        var events = stream.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..]).ToList();
        events[^1].ShouldBe("[DONE]");
        JsonElement.Parse(events[0]).Text("type").ShouldBe("generation_start");
        JsonElement.Parse(events[^2]).Text("type").ShouldBe("generation_end");
        return string.Concat(events.Skip(1).SkipLast(2).Select(data => JsonElement.Parse(data).Text("delta")));
    }

    private static string? Words(KeyedReply reply) =>
        reply.Json.TryGetProperty("content", out var content) ? content.GetString() : reply.Json.Text("result_text");

    private static async Task LeaveAsync(TestAccount account, string path, string json, Task arrived)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestHttp.Ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "left");
        var call = account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, gone.Token);
        await arrived;
        await gone.CancelAsync();
        try
        {
            (await call).Dispose();
        }
        catch (OperationCanceledException)
        {
            // He has left.
        }
    }
}
