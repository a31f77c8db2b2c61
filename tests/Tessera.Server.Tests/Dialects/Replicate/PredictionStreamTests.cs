using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.Replicate;

/// <summary>Texts that are streamed while a provider makes them.</summary>
[OneEngine]
public sealed class PredictionStreamTests(PredictionStreamTests.Vendor vendor) : IClassFixture<PredictionStreamTests.Vendor>
{
    private const string Streamed = """{"version":"tessera/gpt-5","input":{"prompt":"Hello"},"stream":true}""";

    [Fact]
    public async Task Each_piece_is_sent_when_it_comes_to_readers_of_any_time()
    {
        var rest = new TaskCompletionSource();
        vendor.Upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("Good "));
            await rest.Task.WaitAsync(context.RequestAborted);
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("day"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        };
        var account = await vendor.Server.OpenAccountAsync();

        var created = await account.Client.PostTextAsync("/replicate/v1/predictions", Streamed).JsonAsync();
        using var reader = new StreamReader(await account.Client.GetStreamAsync(LinkOf(created), TestHttp.Ct));
        var begin = await ReadEventAsync(reader);
        rest.SetResult();
        var events = $"{begin}\n{await reader.ReadToEndAsync(TestHttp.Ct)}";
        var late = await account.Client.GetStringAsync(LinkOf(created), TestHttp.Ct);
        var ended = await account.Client.GetJsonAsync(new Uri(created.GetProperty("urls").Text("get")!).PathAndQuery);

        created.Text("status").ShouldBe("starting");
        begin.ShouldBe("event: output\ndata: Good ");
        events.ShouldEndWith("event: output\ndata: day\n\nevent: done\ndata: {}\n\n");
        late.ShouldBe("event: output\ndata: Good day\n\nevent: done\ndata: {}\n\n");
        ended.Text("status").ShouldBe("succeeded");
        ended.GetProperty("metrics").Whole("tokens_spent").ShouldBeGreaterThan(0);
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_fault_in_the_middle_is_an_error_and_costs_nothing()
    {
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"), ChatUpstream.Chunk("""{"error":{"message":"Boom","code":500}}"""));
        var account = await vendor.Server.OpenAccountAsync();

        var created = await account.Client.PostTextAsync("/replicate/v1/predictions", Streamed).JsonAsync();
        var events = await account.Client.GetStringAsync(LinkOf(created), TestHttp.Ct);

        events.ShouldContain("event: error\ndata: ");
        events.ShouldNotContain("event: done");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_cancel_ends_the_stream()
    {
        vendor.Upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var account = await vendor.Server.OpenAccountAsync();

        var created = await account.Client.PostTextAsync("/replicate/v1/predictions", Streamed).JsonAsync();
        using var reader = new StreamReader(await account.Client.GetStreamAsync(LinkOf(created), TestHttp.Ct));
        await ReadEventAsync(reader);
        await account.Client.PostTextAsync(new Uri(created.GetProperty("urls").Text("cancel")!).PathAndQuery, "").JsonAsync();
        var events = await reader.ReadToEndAsync(TestHttp.Ct);

        events.ShouldContain("event: done");
        await vendor.Server.ShouldVerifyAsync();
    }

    private static string LinkOf(JsonElement created) => new Uri(created.GetProperty("urls").Text("stream").ShouldNotBeNull(created.ToString())).PathAndQuery;

    private static async Task<string> ReadEventAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(TestHttp.Ct) is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return string.Join('\n', lines);
    }

    /// <summary>A vendor, and a server that has it as its <c>openai</c>.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(address, "--Tessera:Providers:openai:ApiKey=test");
    }
}
