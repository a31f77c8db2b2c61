using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>What every connector to a vendor that is polled keeps.</summary>
public abstract class QueuedTaskConformance : TaskConformance
{
    private protected abstract QueuedVendor Queued { get; }

    private protected sealed override TaskVendor Vendor => Queued;

    [Fact]
    public async Task A_job_continues_until_it_is_done_and_may_be_polled_by_another_process()
    {
        await using var stub = await VendorStub.StartAsync();
        Queued.Accepts(stub);
        var submitted = (await Queued.Connect(stub).SubmitAsync(Queued.Call, Ct)).ShouldBeOfType<TaskState.Running>();

        stub.On(Queued.PollRoute, Queued.Working);
        var working = (await PollAsync(stub, submitted)).ShouldBeOfType<TaskState.Running>();
        Queued.Finishes(stub, TaskVendor.ResultLink);
        var done = await PollAsync(stub, working);

        working.Progress.GetValueOrDefault().ShouldBeInRange(0, 1);
        await SameAsync(done.ShouldBeOfType<TaskState.Completed>().Output, Queued.Output);
    }

    [Fact]
    public async Task The_stored_state_of_a_job_contains_no_key()
    {
        await using var stub = await VendorStub.StartAsync();

        var submitted = await SubmittedAsync(stub);

        submitted.State.ShouldNotBeEmpty();
        submitted.State.ShouldNotContain(VendorStub.Key);
    }

    [Fact]
    public async Task An_unknown_status_means_still_running()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        stub.On(Queued.PollRoute, Queued.UnheardOf);

        (await PollAsync(stub, submitted)).ShouldBeOfType<TaskState.Running>().State.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_repeated_poll_returns_the_vendors_current_result()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        Queued.Finishes(stub, "https://cdn.vendor.example/old.png");
        await PollAsync(stub, submitted);

        Queued.Finishes(stub, TaskVendor.ResultLink);
        var again = await PollAsync(stub, submitted);

        await SameAsync(again.ShouldBeOfType<TaskState.Completed>().Output, Queued.Output);
    }

    [Fact]
    public async Task A_job_that_the_vendor_no_longer_has_has_ended()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        Queued.Forgets(stub);

        (await PollAsync(stub, submitted)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(Queued.ForgottenMeans);
    }

    [Theory]
    [InlineData(200, "{\"status\":\"COMPL", "application/json", FailureKind.Unavailable)]
    [InlineData(200, "<html>", "text/html", FailureKind.Unavailable)]
    [InlineData(200, "[]", "application/json", FailureKind.Unavailable)]
    [InlineData(500, "Internal Server Error", "text/plain", FailureKind.Unavailable)]
    [InlineData(502, "<html>Bad Gateway</html>", "text/html", FailureKind.Unavailable)]
    [InlineData(504, "", "text/plain", FailureKind.Unavailable)]
    [InlineData(429, "{}", "application/json", FailureKind.RateLimited)]
    [InlineData(401, "{}", "application/json", FailureKind.AuthUpstream)]
    public async Task A_failed_poll_does_not_change_the_jobs_outcome(int status, string body, string type, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        stub.On(Queued.PollRoute, StubAnswers.Body(status, body, type));

        (await PollAsync(stub, submitted)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
        Submissions(stub).ShouldBe(1);
    }

    [Fact]
    public async Task An_endless_status_is_not_read_to_its_end()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        stub.On(Queued.PollRoute, StubAnswers.Endless(200, "{\"status\":\"", "application/json", new string('x', 256 * 1024)));

        (await PollAsync(stub, submitted)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.Unavailable);
        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_status_that_stops_in_its_middle_is_left_to_the_time_limit()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        stub.On(Queued.PollRoute, StubAnswers.Hang("{\"status\":", "application/json"));

        await LeftAloneAsync(stub, ct => Queued.Connect(stub).PollAsync(new TaskHandle(Queued.Call, submitted.State), ct), Queued.PollRoute);
    }

    [Fact]
    public async Task A_cancel_is_sent_only_to_a_vendor_that_can_cancel()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        if (Queued.CancelRoute is { } route)
        {
            stub.On(route, StubAnswers.Body(200, "{}"));
        }

        await Queued.Connect(stub).CancelAsync(new TaskHandle(Queued.Call, submitted.State), Ct);

        var asked = stub.Requests.Where(request => Route(request) != Queued.SubmitRoute).Select(Route).ToList();
        asked.Contains(Queued.CancelRoute ?? "").ShouldBe(Queued.CancelRoute is not null);
        asked.ShouldAllBe(_ => Queued.CancelRoute != null);
    }

    [Fact]
    public async Task A_cancel_that_comes_too_late_is_not_an_error()
    {
        await using var stub = await VendorStub.StartAsync();
        var submitted = await SubmittedAsync(stub);
        if (Queued.CancelRoute is { } route)
        {
            stub.On(route, StubAnswers.Body(Queued.TooLateStatus, "{}"));
        }

        await Should.NotThrowAsync(() => Queued.Connect(stub).CancelAsync(new TaskHandle(Queued.Call, submitted.State), Ct));
    }

    [Fact]
    public async Task A_job_whose_submission_got_no_reply_is_found_if_the_vendor_accepts_our_name()
    {
        await using var stub = await VendorStub.StartAsync();
        Queued.Serves(stub);

        var found = Queued.Connect(stub).Named(Queued.Call);

        if (Queued.FindsByReference)
        {
            await SameAsync((await PollAsync(stub, found.ShouldNotBeNull())).ShouldBeOfType<TaskState.Completed>().Output, Queued.Output);
            Submissions(stub).ShouldBe(0);
        }
        else
        {
            found.ShouldBeNull();
        }
    }

    private protected async Task<TaskState.Running> SubmittedAsync(VendorStub stub)
    {
        Queued.Accepts(stub);
        return (await Queued.Connect(stub).SubmitAsync(Queued.Call, Ct)).ShouldBeOfType<TaskState.Running>();
    }

    private protected Task<TaskState> PollAsync(VendorStub stub, TaskState.Running work) =>
        Queued.Connect(stub).PollAsync(new TaskHandle(Queued.Call, work.State), Ct);
}
