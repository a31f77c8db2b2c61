using System.Net;
using System.Text;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects;

/// <summary>What a client that repeats its requests by force is charged for media and embeddings.</summary>
[OneEngine]
public sealed class RetriedMediaTests(V2Server v2) : IClassFixture<V2Server>
{
    /// <summary>Routes whose reply is the result: path, body with a place for what the sandbox is to do, price, results.</summary>
    public static TheoryData<string, string, long, int> Waiting => new()
    {
        { "/v1/images/generations", """{"model":"gpt-image-1.5","prompt":"A barn DO","size":"1024x1024","quality":"low","n":2}""", 2, 2 },
        { "/v1/audio/speech", """{"model":"tts-1","voice":"nova","input":"Hello DO"}""", 3, 1 },
        { "/v1/embeddings", """{"model":"text-embedding-3-small","input":["A barn","A hill DO"]}""", 1, 1 },
        { "/fal/run/fal-ai/flux/dev", """{"prompt":"A barn DO","num_images":2}""", 6, 2 },
        { "/v1beta/models/nano-banana:generateContent", """{"contents":[{"parts":[{"text":"A barn DO"}]}]}""", 4, 1 },
    };

    /// <summary>Those, and the routes that answer before the result is made.</summary>
    public static TheoryData<string, string, long, int> All => new(Waiting)
    {
        { "/fal/queue/fal-ai/flux/dev", """{"prompt":"A barn DO"}""", 3, 1 },
        { "/replicate/v1/models/black-forest-labs/flux-schnell/predictions", """{"input":{"prompt":"A barn DO","num_outputs":3}}""", 3, 3 },
        { "/v1/videos", """{"model":"sora-2","prompt":"A barn DO","seconds":"4"}""", 42, 1 },
    };

    [Theory]
    [MemberData(nameof(Waiting))]
    public async Task Attempts_that_fail_are_free_and_the_one_that_is_answered_is_charged_once(string path, string body, long price, int results)
    {
        var account = await v2.Server.OpenAccountAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var failed = await account.Client.PostTextAsync(path, Doing(body, "fail=provider_error"));
            ((int)failed.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        }

        using var answered = await account.Client.PostTextAsync(path, Doing(body, "delay=1ms"));

        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await account.Client.TokensAsync()).ShouldBe((1000 - price, 0), path);
        (await account.Client.GetJsonAsync("/api/v2/user/history?limit=50")).Items().Count(item => item.Text("status") == "completed").ShouldBe(results);
        await v2.Server.ShouldVerifyAsync();
    }

    /// <summary>The connection breaks while the first request is worked at; the client repeats until it is answered.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task A_request_with_a_key_is_charged_once_however_often_its_connection_breaks(string path, string body, long price, int results)
    {
        var account = await v2.Server.OpenAccountAsync();
        var (key, json) = (KeyedRequests.NewKey(), Doing(body, "delay=1s"));
        for (var time = 0; time < 2; time++)
        {
            using var cut = new CancellationTokenSource();
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", key);
            var sending = account.Client.SendAsync(request, cut.Token);
            while ((await account.Client.TokensAsync()) == (1000, 0))
            {
                await Task.Yield();
            }

            await cut.CancelAsync();
            try
            {
                (await sending).Dispose();
            }
            catch (OperationCanceledException)
            {
                // What was expected; a route that does not wait may have been quicker.
            }
        }

        var again = await account.Client.AgainAsync(key, json, path);
        var more = await account.Client.KeyedAsync(key, json, path);

        ((int)again.Status).ShouldBeInRange(200, 201, again.Text);
        more.IsReplayed.ShouldBeTrue();
        while ((await account.Client.TokensAsync()) is not (_, 0))
        {
            await Task.Yield();
        }

        (await account.Client.TokensAsync()).ShouldBe((1000 - price, 0), path);
        (await account.Client.GetJsonAsync("/api/v2/user/history?limit=50")).Items().Count.ShouldBe(results);
        await v2.Server.ShouldVerifyAsync();
    }

    private static string Doing(string body, string directive) => body.Replace("DO", $"[sandbox: {directive}]", StringComparison.Ordinal);
}
