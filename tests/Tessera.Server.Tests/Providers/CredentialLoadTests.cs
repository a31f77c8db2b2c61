using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>Keys share the load by their weights; a refused one rests while the others serve.</summary>
public sealed class CredentialLoadTests
{
    private const string Refusal = """{"error":{"message":"no","code":"invalid_api_key"}}""";

    [Fact]
    public async Task Two_keys_share_the_calls_by_their_weights()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.KeysAt("openai", vendor, ("large", 3), ("small", 1)));
        var account = await server.OpenAccountAsync();

        for (var call = 0; call < 20; call++)
        {
            (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");
        }

        vendor.Keys.Count(key => key == "key-large").ShouldBe(15);
        vendor.Keys.Count(key => key == "key-small").ShouldBe(5);
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"no","code":"invalid_api_key"}}""")]
    [InlineData(429, """{"error":{"message":"no","code":"insufficient_quota"}}""")]
    public async Task A_refused_key_rests_and_the_other_serves(int status, string body)
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.KeysAt("openai", vendor, ("bad", 1), ("good", 1)));
        var account = await server.OpenAccountAsync();
        vendor.Answer = context => context.Request.Headers.Authorization == "Bearer key-bad" ? ChatUpstream.Refuse(status, body)(context) : Vendors.SayAsync(context);

        for (var call = 0; call < 10; call++)
        {
            (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");
        }

        vendor.Keys.Count(key => key == "key-bad").ShouldBe(1);
        vendor.Keys.Count(key => key == "key-good").ShouldBe(10);
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Without_another_key_the_model_is_unavailable_until_the_rest_is_over_and_the_sandbox_does_not_step_in()
    {
        var time = new ManualTime();
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(time), Vendors.One, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync(tokens: 10);
        vendor.Answer = ChatUpstream.Refuse(401, Refusal);
        await account.Client.GenerateAsync(Vendors.Hello);

        using var refused = await account.Client.PostTextAsync("/api/v2/generate", Vendors.Hello);
        time.Advance(TimeSpan.FromMinutes(11));
        vendor.Answer = Vendors.SayAsync;
        var again = await account.Client.GenerateAsync(Vendors.Hello);

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        again.Text("status").ShouldBe("completed");
        vendor.Calls.ShouldBe(2);
        (await account.Client.TokensAsync()).ShouldBe((10 - Vendors.Price, 0));
    }
}
