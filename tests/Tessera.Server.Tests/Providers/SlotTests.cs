using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>A credential has slots; calls wait for one in the order they came, or go to another provider.</summary>
[OneEngine]
public sealed class SlotTests
{
    [Fact]
    public async Task Calls_are_limited_to_the_slots_and_all_get_their_turn()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, [.. Vendors.At("openai", vendor), "--Tessera:Providers:openai:Concurrency=2", "--Tessera:Routing:SlotWait=00:10:00"]);
        var account = await server.OpenAccountAsync();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vendor.Answer = async context =>
        {
            await release.Task.WaitAsync(context.RequestAborted);
            await Vendors.SayAsync(context);
        };

        var calls = Enumerable.Range(0, 20).Select(_ => account.Client.GenerateAsync(Vendors.Hello)).ToList();
        // All are admitted, and the vendor has as many as there are slots.
        while ((await account.Client.TokensAsync()).Held != 20 * Vendors.Price || vendor.Calls < 2)
        {
            await Polling.PauseAsync();
        }

        var inTheSlots = vendor.Calls;
        release.SetResult();
        var bodies = await Task.WhenAll(calls);

        inTheSlots.ShouldBe(2);
        bodies.ShouldAllBe(body => body.Text("status") == "completed");
    }

    [Fact]
    public async Task A_call_that_waits_too_long_is_served_by_the_next_provider()
    {
        var time = new ManualTime();
        await using var busy = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(time),
            Vendors.TwoInOrder,
            // The first call must not run into a limit of its own while the clock moves for the second.
            [
                .. Vendors.At("openai", busy), .. Vendors.At("vllm", other), "--Tessera:Providers:openai:Concurrency=1",
                "--Tessera:Timeouts:TextIdle=10.00:00:00", "--Tessera:Timeouts:TextTotal=10.00:00:00",
            ]);
        var account = await server.OpenAccountAsync();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        busy.Answer = async context =>
        {
            await release.Task;
            await Vendors.SayAsync(context);
        };

        var first = account.Client.GenerateAsync(Vendors.Hello);
        while (busy.Calls == 0)
        {
            await Polling.PauseAsync();
        }

        var second = account.Client.GenerateAsync(Vendors.Hello);
        while (!second.IsCompleted)
        {
            await Polling.PauseAsync();
            time.Advance(TimeSpan.FromMilliseconds(other.Calls == 0 ? 500 : 0));
        }

        (await second).Text("status").ShouldBe("completed");
        (busy.Calls, other.Calls).ShouldBe((1, 1));
        release.SetResult();
        (await first).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Slots_are_first_come_first_served_and_calls_beyond_the_queue_are_sent_on()
    {
        using var gate = Gate(new RoutingOptions { SlotQueue = 2 });
        var slot = (await gate.AcquireAsync(TimeSpan.FromMinutes(1), TestHttp.Ct)).ShouldNotBeNull();

        var second = gate.AcquireAsync(TimeSpan.FromMinutes(1), TestHttp.Ct).AsTask();
        var third = gate.AcquireAsync(TimeSpan.FromMinutes(1), TestHttp.Ct).AsTask();
        var fourth = await gate.AcquireAsync(TimeSpan.FromMinutes(1), TestHttp.Ct);

        fourth.ShouldBeNull();
        gate.IsFull.ShouldBeTrue();
        slot.Dispose();
        var next = (await second).ShouldNotBeNull();
        third.IsCompleted.ShouldBeFalse();
        next.Dispose();
        (await third).ShouldNotBeNull().Dispose();
        gate.IsFull.ShouldBeFalse();
    }

    private static CredentialGate Gate(RoutingOptions options) => new(
        new ProviderCredential("openai", "test", CredentialSource.Configuration) { Concurrency = 1 },
        new CredentialTraffic(TimeProvider.System), options, new ManualTime(), NullLogger<CredentialGate>.Instance);
}
