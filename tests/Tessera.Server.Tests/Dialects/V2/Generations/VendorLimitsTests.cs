using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>A vendor that says nothing, or never stops, is given up: the caller pays nothing and the vendor is hung up on.</summary>
[OneEngine]
public sealed class VendorLimitsTests
{
    private const string Hello = """{"model":"gpt-5","prompt":"Hello"}""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_silent_vendor_is_abandoned(int deltas)
    {
        var time = new ManualTime();
        await using var upstream = await ChatUpstream.StartAsync();
        await using var server = await StartAsync(upstream, builder => builder.Services.AddSingleton<TimeProvider>(time));
        var account = await server.OpenAccountAsync(tokens: 10);
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, [.. Enumerable.Repeat(ChatUpstream.Delta("word "), deltas)]);
            silent.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var call = account.Client.GenerateAsync(Hello);
        await silent.Task;
        time.Advance(TimeSpan.FromMinutes(10));
        var body = await call;

        (body.Text("status"), body.Whole("tokens_spent")).ShouldBe(("failed", 0));
        body.Text("error").ShouldNotBeNull().ShouldStartWith("timeout: ");
        await upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_endless_reply_is_abandoned()
    {
        await using var upstream = await ChatUpstream.StartAsync();
        await using var server = await StartAsync(upstream, null);
        var account = await server.OpenAccountAsync(tokens: 10);
        var megabyte = ChatUpstream.Delta(new string('a', 1_000_000));
        upstream.Answer = async context =>
        {
            while (true)
            {
                await ChatUpstream.SendAsync(context, megabyte);
                context.RequestAborted.ThrowIfCancellationRequested();
            }
        };

        var body = await account.Client.GenerateAsync(Hello);

        (body.Text("status"), body.Whole("tokens_spent")).ShouldBe(("failed", 0));
        body.Text("error").ShouldNotBeNull().ShouldStartWith("provider_error: ");
        await upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    private static Task<TestServer> StartAsync(ChatUpstream upstream, Action<WebApplicationBuilder>? adjust) => TestServer.StartAsync(
        adjust, $"--Tessera:Providers:openai:BaseUrl={upstream.BaseUrl}", "--Tessera:Providers:openai:ApiKey=test");
}
