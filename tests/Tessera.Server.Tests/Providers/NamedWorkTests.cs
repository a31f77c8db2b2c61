using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Providers;

/// <summary>
/// Work that we may name is looked for by its name when its submission was not answered; found, it is followed to its end,
/// and lost, it fails. It is never submitted again.
/// </summary>
public sealed class NamedWorkTests
{
    private const string Model = "sd-3.5-large";

    private const string Fox = $$"""{"model":"{{Model}}","prompt":"A fox"}""";

    public static TheoryData<string> Losses => ["cut", "silent"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_job_accepted_without_a_reply_is_found_and_charged_once(string loss)
    {
        var time = new SkippingTime();
        await using var stubbed = await StartAsync(time);
        var vendor = await VendorAsync(stubbed);
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);
        vendor.Serves(stubbed.Stub);
        stubbed.Stub.On(vendor.PollRoute, vendor.Working).On(vendor.SubmitRoute, Lose(loss, id => ComfyUiVendor.Queue(stubbed.Stub, id)));

        var made = account.Client.GenerateAsync(Fox);
        await UntilLookedForAsync(stubbed, vendor, time);

        vendor.Finishes(stubbed.Stub, "");
        var ended = await account.Client.WaitAsync(await made);

        (ended.Text("status"), ended.Whole("tokens_spent")).ShouldBe(("completed", 7), ended.ToString());
        Submissions(stubbed, vendor).ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((93, 0));
        await stubbed.Server.ShouldVerifyAsync();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_submission_that_never_arrived_fails_and_is_released(string loss)
    {
        var time = new SkippingTime();
        await using var stubbed = await StartAsync(time);
        var vendor = await VendorAsync(stubbed);
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);
        vendor.Forgets(stubbed.Stub);
        stubbed.Stub.On(vendor.SubmitRoute, Lose(loss, _ => { }));

        var made = account.Client.GenerateAsync(Fox);
        await UntilLookedForAsync(stubbed, vendor, time);
        var ended = await account.Client.WaitAsync(await made);

        ended.Text("error").ShouldNotBeNull().ShouldStartWith("provider_error: The provider does not know this work");
        Submissions(stubbed, vendor).ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((100, 0));
        await stubbed.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_kill_between_submission_and_answer_it_is_looked_for(bool isTaken)
    {
        var time = new SkippingTime();
        await using var stubbed = await StartAsync(time);
        var vendor = await VendorAsync(stubbed);
        var account = await stubbed.Server.OpenAccountAsync(tokens: 100);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stubbed.Stub.On(vendor.SubmitRoute, Lose("silent", _ => arrived.TrySetResult()));
        var open = await SubmitAsync(account.Client);
        await arrived.Task.WaitAsync(TestHttp.Ct);
        if (isTaken)
        {
            vendor.Finishes(stubbed.Stub, "");
        }
        else
        {
            vendor.Forgets(stubbed.Stub);
        }

        await using var restarted = await stubbed.StartAsIfKilledAsync();
        using var client = restarted.ClientFor(account.Key);
        await UntilLookedForAsync(stubbed, vendor, time);
        var ended = await client.WaitAsync(open);

        ended.Text("status").ShouldBe(isTaken ? "completed" : "failed", ended.ToString());
        Submissions(stubbed, vendor).ShouldBe(1);
        (await client.TokensAsync()).ShouldBe((isTaken ? 93 : 100, 0));
        await restarted.ShouldVerifyAsync();
    }

    private static Task<StubbedServer> StartAsync(SkippingTime time) =>
        StubbedServer.StartAsync("comfyui", builder => builder.Services.AddSingleton<TimeProvider>(time));

    /// <summary>
    /// Puts the clock forward, from the moment when the vendor has the submission, until it is asked for the work: over the time
    /// limit of a silent submission, or the lease of a dead server.
    /// </summary>
    private static async Task UntilLookedForAsync(StubbedServer stubbed, ComfyUiVendor vendor, SkippingTime time)
    {
        while (Submissions(stubbed, vendor) == 0)
        {
            await Polling.PauseAsync();
        }

        while (!stubbed.Stub.Requests.SkipWhile(request => !request.IsTo(vendor.SubmitRoute)).Skip(1).Any())
        {
            time.Skip(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }
    }

    private static async Task<ComfyUiVendor> VendorAsync(StubbedServer stubbed) =>
        (ComfyUiVendor)(await stubbed.MakerAsync(Model)).Vendor;

    private static RequestDelegate Lose(string loss, Action<string?> taken) => async context =>
    {
        var asked = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        taken(asked.Text("prompt_id"));
        await (loss == "cut" ? StubAnswers.Cut : StubAnswers.Silence)(context);
    };

    private static int Submissions(StubbedServer stubbed, ComfyUiVendor vendor) => stubbed.Stub.Requests.Count(request => request.IsTo(vendor.SubmitRoute));

    private static Task<JsonElement> SubmitAsync(HttpClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate") { Content = new StringContent(Fox, Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "respond-async");
        return client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }
}
