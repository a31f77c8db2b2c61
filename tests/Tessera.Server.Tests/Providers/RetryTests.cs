using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>What certainly did not happen is asked for again, as far as the provider's budget goes.</summary>
[OneEngine]
public sealed class RetryTests
{
    private const string Limited = """{"error":{"message":"slow down","code":"rate_limit_exceeded"}}""";

    [Fact]
    public async Task A_provider_that_fails_once_is_retried()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync();
        vendor.Answer = context => vendor.Calls == 1 ? Vendors.Fail(context) : Vendors.SayAsync(context);

        var body = await account.Client.GenerateAsync(Vendors.Hello);

        (body.Text("status"), body.Whole("tokens_spent"), vendor.Calls).ShouldBe(("completed", Vendors.Price, 2));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_provider_that_always_fails_gets_few_requests_beyond_the_calls()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, [.. Vendors.At("openai", vendor), "--Tessera:Routing:BreakerCalls=10000"]);
        var account = await server.OpenAccountAsync();
        vendor.Answer = Vendors.Fail;

        for (var call = 0; call < 50; call++)
        {
            (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("failed");
        }

        // Three at first, then one for each ten.
        vendor.Calls.ShouldBe(50 + 3 + 5);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task The_wait_that_a_provider_asks_for_is_kept()
    {
        var time = new ManualTime();
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(time), Vendors.One, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync();
        var begun = time.GetUtcNow();
        var isRefused = false;
        vendor.Answer = async context =>
        {
            if (time.GetUtcNow() - begun >= TimeSpan.FromSeconds(5))
            {
                await Vendors.SayAsync(context);
                return;
            }

            context.Response.Headers.RetryAfter = "5";
            await ChatUpstream.Refuse(429, Limited)(context);
            Volatile.Write(ref isRefused, true);
        };

        var call = account.Client.GenerateAsync(Vendors.Hello);
        while (!call.IsCompleted)
        {
            await Polling.PauseAsync();
            time.Advance(TimeSpan.FromMilliseconds(Volatile.Read(ref isRefused) && vendor.Calls == 1 ? 250 : 0));
        }

        (await call).Text("status").ShouldBe("completed");
        vendor.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_longer_wait_than_a_caller_accepts_is_an_error_at_once()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync();
        vendor.Answer = context =>
        {
            context.Response.Headers.RetryAfter = "60";
            return ChatUpstream.Refuse(429, Limited)(context);
        };

        var body = await account.Client.GenerateAsync(Vendors.Hello);

        body.Text("error").ShouldNotBeNull().ShouldStartWith("overloaded");
        vendor.Calls.ShouldBe(1);
    }
}
