using Tessera.Media;

namespace Tessera.Sandbox.Tests;

public sealed class SandboxTasksTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_quick_kind_is_made_while_the_caller_waits()
    {
        var maker = new ControlledMaker();
        await using var tasks = Tasks(maker);

        var submitted = tasks.SubmitAsync(Call(TaskKind.Image, "a cat"), Ct);
        await maker.Started;
        var early = submitted.IsCompleted;
        maker.Finish();

        early.ShouldBeFalse();
        (await submitted).ShouldBe(Made("a cat"));
    }

    [Theory]
    [InlineData(TaskKind.Video, "kling-v2.1", "a cat")]
    [InlineData(TaskKind.Music, "musicgen", "a cat")]
    [InlineData(TaskKind.Image, "midjourney", "a cat")]
    [InlineData(TaskKind.Image, "midjourney-v6", "a cat")]
    [InlineData(TaskKind.Tool, "mj-describe", "a cat")]
    [InlineData(TaskKind.Image, "dall-e-3", "a cat [sandbox: delay=1ms]")]
    [InlineData(TaskKind.Speech, "openai-tts", "a cat [sandbox: progress=slow]")]
    public async Task A_slow_kind_or_model_or_directive_continues_in_the_background(TaskKind kind, string model, string prompt)
    {
        var maker = new ControlledMaker();
        await using var tasks = Tasks(maker);
        var call = Call(kind, prompt, model);

        var submitted = (await tasks.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        await maker.Started;
        _time.Advance(TimeSpan.FromSeconds(10));
        var polled = (await tasks.PollAsync(new TaskHandle(call, submitted.State), Ct)).ShouldBeOfType<TaskState.Running>();
        maker.Finish();
        var last = await EndAsync(tasks, call, polled);

        last.ShouldBe(Made("a cat"));
        maker.Starts.ShouldBe(1);
        maker.Call?.Prompt.ShouldBe("a cat");
    }

    [Fact]
    public async Task A_call_without_free_memory_waits_in_the_background_until_there_is()
    {
        var (maker, memory) = (new ControlledMaker(), new MemoryGate(1_000_000, _time));
        var others = await memory.EnterAsync(owner: 7, 1_000_000, Ct);
        await using var tasks = Tasks(maker, memory);
        var call = Call(TaskKind.Image, "a cat");

        var submitting = tasks.SubmitAsync(call, Ct);
        _time.Advance(TimeSpan.FromMinutes(1));
        var waiting = (await submitting).ShouldBeOfType<TaskState.Running>();
        maker.Starts.ShouldBe(0);
        others.Dispose();
        maker.Finish();

        (await EndAsync(tasks, call, waiting)).ShouldBe(Made("a cat"));
        memory.Used.ShouldBe(0);
    }

    [Fact]
    public async Task The_makers_progress_is_reported_and_never_decreases()
    {
        var maker = new ControlledMaker();
        await using var tasks = Tasks(maker);
        var call = Call(TaskKind.Video, "a cat");
        var running = (await tasks.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        await maker.Started;
        var seen = new List<double?>();

        foreach (var progress in (double[])[0, 0.25, 0.1, 0.5, 7])
        {
            maker.Progress?.Report(progress);
            running = (await tasks.PollAsync(new TaskHandle(call, running.State), Ct)).ShouldBeOfType<TaskState.Running>();
            seen.Add(running.Progress);
        }

        seen.ShouldBe([0, 0.25, 0.25, 0.5, 0.99]);
    }

    [Fact]
    public async Task Slow_progress_moves_in_ten_steps_over_the_delay_and_reports_the_remaining_time()
    {
        var maker = new ControlledMaker();
        maker.Finish();
        await using var tasks = Tasks(maker);
        var call = Call(TaskKind.Image, "a cat [sandbox: delay=20s progress=slow]");
        var running = (await tasks.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        var seen = new List<(double?, TimeSpan?)> { (running.Progress, running.Eta) };

        for (var step = 1; step < 10; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            running = (await tasks.PollAsync(new TaskHandle(call, running.State), Ct)).ShouldBeOfType<TaskState.Running>();
            seen.Add((running.Progress, running.Eta));
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        var last = await EndAsync(tasks, call, running);

        seen.ShouldBe(Enumerable.Range(0, 10).Select(step => ((double?)(step / 10.0), (TimeSpan?)TimeSpan.FromSeconds(20 - (2 * step)))));
        last.ShouldBe(Made("a cat"));
    }

    [Fact]
    public async Task A_job_ended_by_a_crash_is_repeated_by_the_next_process_that_polls()
    {
        var lost = new ControlledMaker();
        var call = Call(TaskKind.Video, "a cat [sandbox: delay=8s]");
        var handle = new TaskHandle(call, "");
        await using (var crashed = Tasks(lost))
        {
            handle = handle with { State = (await crashed.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>().State };
            await lost.Started;
        }

        var again = new ControlledMaker();
        again.Finish();
        await using var tasks = Tasks(again);
        _time.Advance(TimeSpan.FromSeconds(7));
        var early = await tasks.PollAsync(handle, Ct);
        _time.Advance(TimeSpan.FromSeconds(1));
        var last = await EndAsync(tasks, call, early.ShouldBeOfType<TaskState.Running>());

        lost.Cancellations.ShouldBe(1);
        early.ShouldBeOfType<TaskState.Running>().Eta.ShouldBe(TimeSpan.FromSeconds(1));
        last.ShouldBe(Made("a cat"));
    }

    [Fact]
    public async Task A_result_is_handed_over_once_and_forgotten()
    {
        var maker = new ControlledMaker();
        maker.Finish();
        await using var tasks = Tasks(maker);
        var call = Call(TaskKind.Video, "a cat");
        var running = (await tasks.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();

        await EndAsync(tasks, call, running);
        await EndAsync(tasks, call, running);

        maker.Starts.ShouldBe(2);
    }

    [Fact]
    public async Task Cancelling_stops_the_job_and_a_late_poll_reports_it()
    {
        var maker = new ControlledMaker();
        await using var tasks = Tasks(maker);
        var call = Call(TaskKind.Video, "a cat");
        var running = (await tasks.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        await maker.Started;
        var handle = new TaskHandle(call, running.State);

        await tasks.CancelAsync(handle, Ct);
        var polled = await tasks.PollAsync(handle, Ct);
        await tasks.CancelAsync(handle, Ct);

        maker.Cancellations.ShouldBe(1);
        polled.ShouldBeOfType<TaskState.Failed>().Failure.Message.ShouldBe("The work was canceled.");
    }

    [Fact]
    public async Task Disposing_stops_what_is_going_on()
    {
        var maker = new ControlledMaker();
        var tasks = Tasks(maker);
        await tasks.SubmitAsync(Call(TaskKind.Video, "a cat"), Ct);
        await maker.Started;

        await tasks.DisposeAsync();

        maker.Cancellations.ShouldBe(1);
    }

    [Theory]
    [InlineData("fail=provider_error", FailureKind.TaskFailed)]
    [InlineData("fail=content_policy", FailureKind.ContentRefused)]
    [InlineData("fail=timeout", FailureKind.UnknownOutcome)]
    [InlineData("fial=timeout", FailureKind.InvalidInput)]
    public async Task A_directive_makes_a_quick_task_fail_at_once(string directive, FailureKind kind)
    {
        var maker = new ControlledMaker();
        await using var tasks = Tasks(maker);

        var state = await tasks.SubmitAsync(Call(TaskKind.Image, $"a cat [sandbox: {directive}]"), Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
        maker.Starts.ShouldBe(0);
    }

    [Fact]
    public async Task A_delayed_failure_is_running_until_it_fails()
    {
        var maker = new ControlledMaker();
        await using var tasks = Tasks(maker);
        var call = Call(TaskKind.Video, "a cat [sandbox: delay=3s fail=content_policy]");

        var running = (await tasks.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        _time.Advance(TimeSpan.FromSeconds(3));
        var state = await tasks.PollAsync(new TaskHandle(call, running.State), Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.ContentRefused);
        maker.Starts.ShouldBe(0);
    }

    [Theory]
    [InlineData(TaskKind.Image)]
    [InlineData(TaskKind.Video)]
    public async Task A_media_program_that_fails_is_a_failed_task_without_its_output(TaskKind kind)
    {
        var maker = new ControlledMaker();
        maker.Fail(new MediaToolException("'ffmpeg' failed with code 1: /tmp/tessera-x/in.mp4: No such file"));
        await using var tasks = Tasks(maker);
        var call = Call(kind, "a cat");

        var state = await tasks.SubmitAsync(call, Ct);
        var end = state is TaskState.Running running ? await EndAsync(tasks, call, running) : state;

        var failure = end.ShouldBeOfType<TaskState.Failed>().Failure;
        failure.Kind.ShouldBe(FailureKind.TaskFailed);
        failure.Message.ShouldBe("The sandbox could not make this: 'ffmpeg' failed with code 1.");
    }

    [Fact]
    public async Task A_hundred_uncollected_results_are_not_kept()
    {
        await using var workshop = new SandboxWorkshop(MakerCalls.Memory);
        var maker = new ControlledMaker();
        maker.Finish();

        for (var index = 0; index < 100; index++)
        {
            workshop.ProgressOf(Call(TaskKind.Video, "a cat") with { Reference = $"r{index}" }, maker);
            await workshop.StopAsync($"r{index}");
        }

        var kept = Enumerable.Range(0, 100).Count(index => workshop.TryTake($"r{index}", out _));
        kept.ShouldBe(SandboxWorkshop.MostKept);
    }

    [Fact]
    public async Task An_unsupported_kind_is_refused()
    {
        await using var tasks = new SandboxTasks(new Dictionary<TaskKind, ISandboxMaker>(), _time, MakerCalls.Memory);

        var state = await tasks.SubmitAsync(Call(TaskKind.Music, "a song"), Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.InvalidInput);
    }

    [Fact]
    public async Task An_unknown_tool_is_refused_with_the_existing_ones()
    {
        await using var tasks = SandboxTasks.Create(_time, MakerCalls.Memory);

        var state = await tasks.SubmitAsync(Call(TaskKind.Tool, "", "up-scale"), Ct);

        var failure = state.ShouldBeOfType<TaskState.Failed>().Failure;
        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("'up-scale'");
        failure.Message.ShouldContain("upscale");
    }

    private SandboxTasks Tasks(ISandboxMaker maker, MemoryGate? memory = null) =>
        new(Enum.GetValues<TaskKind>().ToDictionary(kind => kind, _ => maker), _time, memory ?? MakerCalls.Memory);

    private static TaskCall Call(TaskKind kind, string prompt, string model = "some-model") =>
        new(kind, model, prompt, CallOptions.None, new Dictionary<string, MediaInput>(), "gen_1");

    private static TaskState.Completed Made(string prompt) => new(new TaskOutput.Text($"made: {prompt}"));

    /// <summary>Polls until the work has ended; the thread pool moves it on in between.</summary>
    private static async Task<TaskState> EndAsync(SandboxTasks tasks, TaskCall call, TaskState.Running running)
    {
        while (true)
        {
            var state = await tasks.PollAsync(new TaskHandle(call, running.State), Ct);
            if (state is not TaskState.Running)
            {
                return state;
            }

            await Task.Yield();
        }
    }
}
