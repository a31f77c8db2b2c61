using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Providers;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Providers;

/// <summary>Images under load, while the first of their two providers dies: in several ways, after it has made some.</summary>
public sealed class TaskLoadTests
{
    private const int Calls = 60;

    private const int MadeFirst = 20;

    private const int Places = 4;

    private const int Price = 5;

    private const string Fox = """{"model":"house-picture","prompt":"A fox"}""";

    private static readonly string Catalog = $$"""
        { "models": [{
          "slug": "house-picture", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free",
          "description_en": "Ours.", "description_ru": "Наша.", "price": { "type": "fixed", "tokens": {{Price}} },
          "routes": [{ "provider": "stability", "model": "sd3.5-large" }, { "provider": "replicate", "model": "us/picture" }]
        }] }
        """;

    private static readonly StabilityVendor Vendor = new() { Call = StubTask.CallOf(TaskKind.Image, "sd3.5-large"), File = Samples.Png };

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_provider_that_starts_to_refuse_fails_no_image_and_none_is_charged_twice(int status)
    {
        await using var dying = await VendorStub.StartAsync();
        await using var other = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(dying, other, "--Tessera:Routing:BreakerCalls=10000");
        DieAfterSome(dying, StubAnswers.Body(status, "{}"));

        var ended = await LoadAsync(server);

        ended.ShouldAllBe(made => made.Text("status") == "completed" && made.Whole("tokens_spent") == Price);
        (dying.Requests.Count, other.Submits).ShouldBe((Calls, Calls - MadeFirst));
        await ShouldBalanceAsync(server, completed: Calls);
    }

    [Fact]
    public async Task A_provider_that_disappears_fails_no_image_and_none_is_charged_twice()
    {
        var dying = await VendorStub.StartAsync();
        await using var other = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(dying, other);
        Vendor.Serves(dying);
        var before = await LoadAsync(server, MadeFirst);
        await dying.DisposeAsync();

        var ended = await LoadAsync(server, Calls - MadeFirst);

        before.Concat(ended).ShouldAllBe(made => made.Text("status") == "completed" && made.Whole("tokens_spent") == Price);
        other.Submits.ShouldBe(Calls - MadeFirst);
        await ShouldBalanceAsync(server, completed: Calls);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("silent")]
    public async Task A_provider_that_accepts_jobs_without_replies_fails_only_those_at_no_charge(string way)
    {
        await using var dying = await VendorStub.StartAsync();
        await using var other = await PredictionUpstream.StartAsync();
        var time = new SkippingTime();
        await using var server = await StartAsync(
            dying, other, time, $"--Tessera:Providers:stability:Concurrency={Places}", "--Tessera:Routing:SlotWait=00:00:00.001");
        Vendor.Serves(dying);
        var before = await LoadAsync(server, Places);
        dying.On(Vendor.SubmitRoute, way == "cut" ? StubAnswers.Cut : StubAnswers.Silence);

        var calls = Begin(server, Calls - Places);
        while (calls.Any(call => !call.IsCompleted))
        {
            // When nothing else is in progress: the limit of a call ends those that have no reply.
            if (calls.Count(call => !call.IsCompleted) <= dying.Requests.Count - Places)
            {
                time.Skip(TimeSpan.FromSeconds(10));
            }

            await Polling.PauseAsync();
        }

        var ended = before.Concat(await Task.WhenAll(calls)).ToList();

        var (completed, failed) = (ended.Count(made => made.Text("status") == "completed"), ended.Where(made => made.Text("status") == "failed").ToList());
        failed.ShouldAllBe(made => made.Whole("tokens_spent") == 0 && (made.Text("error") ?? "").StartsWith(way == "cut" ? "provider_error: " : "timeout: ", StringComparison.Ordinal));
        failed.Count.ShouldBe(dying.Requests.Count - Places);
        failed.Count.ShouldBeGreaterThanOrEqualTo(Places);
        (completed + failed.Count, other.Submits).ShouldBe((Calls, Calls - dying.Requests.Count));
        await ShouldBalanceAsync(server, completed);
    }

    private static void DieAfterSome(VendorStub stub, RequestDelegate death)
    {
        Vendor.Serves(stub);
        var asked = 0;
        var lives = StubAnswers.Body(200, Vendor.Made);
        stub.On(Vendor.SubmitRoute, context => (Interlocked.Increment(ref asked) <= MadeFirst ? lives : death)(context));
    }

    private static Task<JsonElement[]> LoadAsync(TestServer server, int calls = Calls) => Task.WhenAll(Begin(server, calls));

    private static List<Task<JsonElement>> Begin(TestServer server, int calls) =>
        [.. Enumerable.Range(0, calls).Select(async _ => await server.Owner.WaitAsync(await server.Owner.GenerateAsync(Fox)))];

    private static async Task ShouldBalanceAsync(TestServer server, int completed)
    {
        (await server.Owner.TokensAsync()).ShouldBe((3000 - (completed * Price), 0));
        await server.ShouldVerifyAsync();
    }

    private static Task<TestServer> StartAsync(VendorStub dying, PredictionUpstream other, params string[] settings) =>
        StartAsync(dying, other, TimeProvider.System, settings);

    private static Task<TestServer> StartAsync(VendorStub dying, PredictionUpstream other, TimeProvider time, params string[] settings) => TestServer.StartWithModelsAsync(
        Catalog,
        builder => builder.Services.AddSingleton(time),
        [
            $"--STABILITY_BASE_URL={dying.Address}", "--STABILITY_API_KEY=first", $"--REPLICATE_BASE_URL={other.BaseUrl}", "--REPLICATE_API_TOKEN=second",
            "--Tessera:Sandbox:Mode=Never", "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8", "--Tessera:Routing:RetryDelay=00:00:00.001",
            .. ManualTimeServer.QuickPolling, .. settings,
        ]);
}
