using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Generations;

/// <summary>A wall clock that is set, by an administrator or by NTP, ends no task and adds nothing to its processing time.</summary>
public sealed class ClockStepTests
{
    private static readonly long Hour = (long)TimeSpan.FromHours(1).TotalMilliseconds;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_task_survives_a_step_of_an_hour(int hours)
    {
        var time = new SteppedTime();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), ManualTimeServer.QuickPolling);
        var account = await server.OpenAccountAsync();
        var text = account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello [sandbox: delay=2s]"}""");
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A fox [sandbox: delay=2s]"}""");
        await server.WaitUntilSubmittedAsync(pending);

        time.Set(TimeSpan.FromHours(hours));
        var image = await account.Client.WaitAsync(pending);

        (image.Text("status"), image.Whole("tokens_spent")).ShouldBe(("completed", 1), image.ToString());
        image.Whole("processing_ms").ShouldBeInRange(0, Hour / 2);
        var said = await text.JsonAsync();
        said.Text("status").ShouldBe("completed", said.ToString());
        said.Whole("processing_ms").ShouldBeInRange(1900, Hour / 2, "a timer may fire some milliseconds early");
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_lease_written_after_the_clock_was_set_back_has_not_expired()
    {
        var time = new SteppedTime();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), "--Tessera:Roles=api");
        var account = await server.OpenAccountAsync();
        await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A fox [sandbox: delay=500s]"}""");
        var leases = server.Services.GetRequiredService<JobLeases>();
        var before = time.GetUtcNow();

        time.Set(TimeSpan.FromHours(-1));
        (await leases.TakeWaitingAsync(1)).ShouldHaveSingleItem();

        (await leases.TakeExpiredAsync(before, 1)).ShouldBeEmpty();
    }

    [Fact]
    public void The_state_kept_for_other_processes_is_bounded()
    {
        var time = new ManualTime();
        var submitted = time.GetUtcNow();
        var task = new Generation
        {
            Id = new GenerationId(1),
            Account = new(1),
            Category = Category.Video,
            Model = "any",
            State = GenerationState.Submitted,
            Provider = "any",
            CreatedAt = submitted,
            DeadlineAt = submitted.AddMinutes(30),
        };

        var early = task with { Age = GenerationAge.From(submitted.AddHours(1), submitted.AddHours(1.5), time) };
        time.Advance(TimeSpan.FromHours(1));
        var late = task with { Age = GenerationAge.From(task.CreatedAt, task.DeadlineAt, time) };

        GenerationAge.Of(early, time).ShouldBe(TimeSpan.FromHours(1));
        GenerationAge.Of(late, time).ShouldBe(TimeSpan.FromMinutes(25));
        GenerationAge.IsLate(late, time).ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(5));
        GenerationAge.IsLate(late, time).ShouldBeTrue();
    }

    [Fact]
    public void A_clock_step_is_noticed_for_a_while_and_elapsed_time_is_not_a_step()
    {
        var (time, lease) = (new SeparateClocks(), TimeSpan.FromSeconds(15));
        var steps = new ClockSteps(time);
        time.Pass(TimeSpan.FromDays(1));
        steps.WasSetWithin(lease).ShouldBeFalse();

        time.Wall -= TimeSpan.FromHours(1);
        steps.WasSetWithin(lease).ShouldBeTrue();
        time.Pass(TimeSpan.FromSeconds(14));
        steps.WasSetWithin(lease).ShouldBeTrue();
        time.Pass(TimeSpan.FromSeconds(1));
        steps.WasSetWithin(lease).ShouldBeFalse();
    }

    private sealed class SeparateClocks : TimeProvider
    {
        private long _passed;

        public DateTimeOffset Wall { get; set; } = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time)
        {
            Wall += time;
            _passed += time.Ticks;
        }

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => _passed;
    }
}
