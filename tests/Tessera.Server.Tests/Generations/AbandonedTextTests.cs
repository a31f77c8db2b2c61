using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Generations;

/// <summary>A client that does not wait for a text causes no further work at the vendor, and pays nothing.</summary>
[OneEngine]
public sealed class AbandonedTextTests(StreamSettlementTests.Vendor vendor) : IClassFixture<StreamSettlementTests.Vendor>
{
    [Fact]
    public async Task The_vendors_connection_is_closed_when_the_caller_of_an_unstreamed_text_leaves()
    {
        var (server, upstream) = (vendor.Server, vendor.Upstream);
        var account = await server.OpenAccountAsync();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        upstream.HungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("half a "));
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestHttp.Ct);

        var call = account.Client.PostAsync(
            "/api/v2/generate", new StringContent("""{"model":"gpt-5","prompt":"Go"}""", System.Text.Encoding.UTF8, "application/json"), gone.Token);
        await arrived.Task;
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
        var ended = await StreamSettlementTests.EndedAsync(server, account);
        (ended.TokensSpent, ended.Error).ShouldBe((0, "canceled"));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await server.ShouldVerifyAsync();
    }
}
