using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects;

/// <summary>What a client that repeats its requests by force is charged, in every dialect that waits for a text.</summary>
[OneEngine]
public sealed class RetriedCallsTests(RetriedCallsTests.Vendor vendor) : IClassFixture<RetriedCallsTests.Vendor>
{
    public static TheoryData<string, string> Routes => new()
    {
        { "/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]STREAM}""" },
        { "/v1/responses", """{"model":"gpt-5","input":"Hi"STREAM}""" },
        { MessageCalls.Path, """{"model":"gpt-5","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]STREAM}""" },
        { "/v1beta/models/gpt-5:generateContent", """{"contents":[{"parts":[{"text":"Hi"}]}]}""" },
        { "/v1beta/models/gpt-5:streamGenerateContent?alt=sse", """{"contents":[{"parts":[{"text":"Hi"}]}]}""" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Attempts_that_fail_are_free_and_the_one_that_is_answered_is_charged_once(string path, string body)
    {
        var account = await vendor.Server.OpenAccountAsync();
        foreach (var stream in Streams(body))
        {
            var before = (await account.Client.TokensAsync()).Balance;
            vendor.Upstream.Answer = ChatUpstream.Refuse(500, """{"error":{"message":"no","type":"server_error"}}""");
            for (var attempt = 0; attempt < 4; attempt++)
            {
                using var failed = await account.Client.PostTextAsync(path, stream);
                ((int)failed.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
            }

            vendor.Upstream.Answer = Hello;
            using var answered = await account.Client.PostTextAsync(path, stream);

            answered.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await account.Client.TokensAsync()).ShouldBe((before - 3, 0), path);
        }

        await vendor.Server.ShouldVerifyAsync();
    }

    /// <summary>The connection breaks in the middle of the first reply; the client repeats until it is answered.</summary>
    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_request_with_a_key_is_charged_once_however_often_its_connection_breaks(string path, string body)
    {
        var account = await vendor.Server.OpenAccountAsync();
        foreach (var json in Streams(body))
        {
            var (before, calls, key) = ((await account.Client.TokensAsync()).Balance, vendor.Upstream.Calls, KeyedRequests.NewKey());
            var (arrived, broken) = (new TaskCompletionSource(), new TaskCompletionSource());
            vendor.Upstream.Answer = async context =>
            {
                await ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hel"));
                arrived.TrySetResult();
                await broken.Task;
                await ChatUpstream.SendAsync(context, ChatUpstream.Delta("lo"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
            };
            using (var cut = new CancellationTokenSource())
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
                request.Headers.Add("Idempotency-Key", key);
                var sending = account.Client.SendAsync(request, cut.Token);
                await arrived.Task;
                await cut.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(sending);
            }

            broken.SetResult();
            var again = await account.Client.AgainAsync(key, json, path);
            var more = await account.Client.KeyedAsync(key, json, path);

            (again.Status, again.IsReplayed).ShouldBe((HttpStatusCode.OK, true), again.Text);
            again.Text.ShouldContain("Hello");
            more.ShouldReplay(again);
            vendor.Upstream.Calls.ShouldBe(calls + 1);
            (await account.Client.TokensAsync()).ShouldBe((before - 3, 0), path);
        }

        await vendor.Server.ShouldVerifyAsync();
    }

    private static string[] Streams(string body) => body.Contains("STREAM", StringComparison.Ordinal)
        ? [body.Replace("STREAM", "", StringComparison.Ordinal), body.Replace("STREAM", ""","stream":true""", StringComparison.Ordinal)]
        : [body];

    private static Task Hello(HttpContext context) =>
        ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);

    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(
            address, "--Tessera:Providers:openai:ApiKey=test", "--Tessera:Routing:RetryDelay=00:00:00.001", "--Tessera:Routing:BreakerCalls=10000");
    }
}
