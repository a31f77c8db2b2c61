using Microsoft.Extensions.DependencyInjection;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Artifacts;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Generations;

/// <summary>A provider's result is a link to a server that is out of order: patience, until it is said to be gone or time is up.</summary>
public sealed class LateResultTests
{
    private const string Busy = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
    private const string Gone = "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n";

    [Fact]
    public async Task A_file_is_fetched_again_until_it_is_there()
    {
        var asked = 0;
        await using var provider = RawServer.Start(ArtifactHost.Internet, (_, stream, ct) => ++asked switch
        {
            1 => RawServer.AnswerAsync(stream, Busy, [], ct),
            2 => RawServer.AnswerAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", Samples.Png[..20], ct),
            _ => RawServer.AnswerAsync(stream, Samples.Png, ct),
        });

        var (ended, _) = await CollectAsync(provider, TimeProvider.System);

        ended.State.ShouldBe(GenerationState.Completed, ended.Error);
        (ended.TokensSpent, ended.FileExtension).ShouldBe((1, "webp"));
        provider.Connections.ShouldBe(3);
    }

    [Fact]
    public async Task A_job_that_no_longer_exists_is_not_polled_again_and_costs_nothing()
    {
        await using var provider = RawServer.Start(ArtifactHost.Internet, static (_, stream, ct) => RawServer.AnswerAsync(stream, Gone, [], ct));

        var (ended, tokens) = await CollectAsync(provider, TimeProvider.System);

        ended.State.ShouldBe(GenerationState.Failed);
        ended.Error.ShouldBe("provider_error: The result could not be fetched from the provider: The remote server answered 410 instead of 200.");
        provider.Connections.ShouldBe(1);
        tokens.ShouldBe((1000, 0));
    }

    [Fact]
    public async Task At_the_deadline_the_last_answer_is_the_reason()
    {
        var time = new ArtifactHost.OffsetTime();
        await using var provider = RawServer.Start(ArtifactHost.Internet, (_, stream, ct) =>
        {
            time.Advance(TimeSpan.FromDays(1));
            return RawServer.AnswerAsync(stream, Busy, [], ct);
        });

        var (ended, tokens) = await CollectAsync(provider, time);

        ended.Error.ShouldBe("provider_error: The result could not be fetched from the provider: The remote server answered 503 instead of 200.");
        provider.Connections.ShouldBe(1);
        tokens.ShouldBe((1000, 0));
    }

    [Fact]
    public async Task An_image_that_is_still_arriving_is_stored_like_one_that_is_there()
    {
        var arriving = new MemoryStream(Samples.Png);

        var (ended, _) = await CollectAsync(new TaskOutput.Arriving(arriving), TimeProvider.System);

        (ended.State, ended.HasThumbnail).ShouldBe((GenerationState.Completed, true), ended.Error);
        arriving.CanRead.ShouldBeFalse("it is disposed once it was read");
    }

    private static Task<(Generation Ended, (long, long) Tokens)> CollectAsync(RawServer provider, TimeProvider time) =>
        CollectAsync(new TaskOutput.Link(new Uri($"http://{ArtifactHost.Internet}:{provider.Port}/made.png")), time);

    // The sandbox returns its results as bytes, so the job is given its answer here, as if its provider had been polled.
    private static async Task<(Generation Ended, (long, long) Tokens)> CollectAsync(TaskOutput output, TimeProvider time)
    {
        await using var server = await TestServer.StartAsync(
            builder => builder.Services.AddSingleton(time),
            ["--Tessera:Roles=api", .. ManualTimeServer.QuickPolling, "--Tessera:Fetch:AllowedNetworks:0", $"{ArtifactHost.Internet}/32", "--Tessera:Tasks:PollEvery=00:00:00.02"]);
        var account = await server.OpenAccountAsync();
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=500s]"}""");
        var id = new GenerationId(pending.Whole("id"));
        var mine = (await server.Services.GetRequiredService<JobLeases>().TakeWaitingAsync(1)).ShouldHaveSingleItem();
        var model = server.Services.GetRequiredService<ModelCatalog>().Find("photon-flash").ShouldNotBeNull();

        var result = new TaskState.Completed(output);
        var request = JobRequest.Of(mine);
        var job = new JobStep.Loaded(mine, request, model, request.ToCall(mine, TaskKind.Image, new Dictionary<string, MediaInput>()));
        await server.Services.GetRequiredService<GenerationJob>().RunFromAsync(
            new JobStep.Answered(job, new ServingRoute(ServingRoute.Sandbox, model.Slug, null, null), result), TestHttp.Ct);

        var ended = (await server.Reader.FindAsync(id)).ShouldNotBeNull();
        await server.ShouldVerifyAsync();
        return (ended, await account.Client.TokensAsync());
    }
}
