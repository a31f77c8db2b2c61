using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>What every connector of media keeps, whatever its vendor says.</summary>
public abstract class TaskConformance
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract TaskVendor Vendor { get; }

    [Fact]
    public async Task A_job_is_submitted_once_and_delivered()
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);

        var state = await RunAsync(stub);

        await SameAsync(state.ShouldBeOfType<TaskState.Completed>().Output, Vendor.Output);
        Submissions(stub).ShouldBe(1);
    }

    [Fact]
    public async Task The_key_is_where_the_vendor_reads_it_and_omitted_if_there_is_none()
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);

        await Vendor.Connect(stub).SubmitAsync(Vendor.Call, Ct);
        await Vendor.Connect(stub.Http, stub.Address, null).SubmitAsync(Vendor.Call, Ct);

        var sent = stub.Requests.Where(request => Route(request) == Vendor.SubmitRoute).ToList();
        sent[0].Headers.GetValueOrDefault(Vendor.KeyHeader.Name).ShouldBe(Vendor.KeyHeader.Value);
        sent[1].Headers.Keys.ShouldNotContain(Vendor.KeyHeader.Name);
    }

    [Fact]
    public void A_key_that_would_break_out_of_its_header_is_refused_at_once()
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());

        Should.Throw<FormatException>(() => Vendor.Connect(http, new Uri("http://127.0.0.1:1"), "sk-1\r\nX-Evil: 1")).Message.ShouldNotContain("sk-1");
    }

    [Fact]
    public async Task The_key_is_proved_by_a_harmless_call_where_the_vendor_has_one()
    {
        await using var stub = await VendorStub.StartAsync();
        var check = Vendor.Connect(stub) as IProviderCheck;

        (check is null).ShouldBe(Vendor.CheckRoute is null);
        if (check is not null)
        {
            stub.On(Vendor.CheckRoute!, StubAnswers.Body(200, "{}"), StubAnswers.Body(401, "{}"));

            (await check.CheckAsync(Ct)).ShouldBeNull();
            (await check.CheckAsync(Ct)).ShouldNotBeNull().Kind.ShouldBe(FailureKind.AuthUpstream);
            stub.Requests.ShouldAllBe(request => request.Headers[Vendor.KeyHeader.Name] == Vendor.KeyHeader.Value);
        }
    }

    [Fact]
    public async Task A_failure_hidden_in_a_reply_of_success_is_a_failure()
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Breaks(stub);

        (await FailureAsync(stub)).Kind.ShouldBe(FailureKind.TaskFailed);
    }

    [Fact]
    public async Task One_request_too_many_is_reported_with_the_time_to_wait()
    {
        var failure = await RefusedAsync(Vendor.TooManyRequests);

        failure.Kind.ShouldBe(Vendor.TooManyRequestsMeans);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(401, FailureKind.AuthUpstream)]
    [InlineData(403, FailureKind.AuthUpstream)]
    [InlineData(402, FailureKind.FundsUpstream)]
    [InlineData(404, FailureKind.RouteUnusable)]
    [InlineData(410, FailureKind.RouteUnusable)]
    [InlineData(413, FailureKind.InvalidInput)]
    [InlineData(422, FailureKind.InvalidInput)]
    [InlineData(503, FailureKind.Unavailable)]
    [InlineData(504, FailureKind.UnknownOutcome)]
    [InlineData(307, FailureKind.Unavailable)]
    public async Task A_status_has_a_meaning_without_any_body(int status, FailureKind kind) =>
        (await RefusedAsync(StubAnswers.Body(status, ""))).Kind.ShouldBe(kind);

    [Fact]
    public async Task A_prompt_refused_with_403_is_not_reported_as_a_refused_key()
    {
        const string Said = "Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_BIO";
        var body = JsonSerializer.Serialize(new { code = "permission-denied", error = Said, message = Said, detail = Said, description = Said, errors = new[] { Said } });

        (await RefusedAsync(StubAnswers.Body(403, body))).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Theory]
    [InlineData(502, "upstream connect error or disconnect/reset before headers", "text/plain")]
    [InlineData(503, "<html><body><h1>503 Service Unavailable</h1></body></html>", "text/html")]
    [InlineData(503, "{\"detail\":", "application/json")]
    [InlineData(503, "[]", "application/json")]
    public async Task A_page_of_something_in_between_is_an_outage(int status, string body, string type)
    {
        var failure = await RefusedAsync(StubAnswers.Body(status, body, type));

        failure.Kind.ShouldBe(FailureKind.Unavailable);
        failure.Message.ShouldNotContain("<");
    }

    [Fact]
    public async Task A_wrong_request_is_explained_by_the_vendors_message_without_key_or_host()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On(Vendor.SubmitRoute, Vendor.Invalid(TaskVendor.LeakySentence));
        var state = await Vendor.Connect(stub).SubmitAsync(Vendor.Call, Ct);

        var failure = state.ShouldBeOfType<TaskState.Failed>().Failure;

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain(TaskVendor.Sentence);
        foreach (var secret in new[] { VendorStub.Key, "0123456789", "https", "vendor", "10.1.2.3", "8188", stub.Address.Authority })
        {
            failure.Message.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task A_wrong_request_is_explained_without_the_key_that_the_vendor_repeats()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On(Vendor.SubmitRoute, Vendor.Invalid(EchoedKey.Sentence));

        var state = await Vendor.Connect(stub.Http, stub.Address, EchoedKey.Key).SubmitAsync(Vendor.Call, Ct);

        var failure = state.ShouldBeOfType<TaskState.Failed>().Failure;
        failure.Message.ShouldContain(EchoedKey.Shown);
        failure.ShouldBeHidden();
    }

    [Fact]
    public async Task A_key_that_the_vendor_echoes_is_in_no_failure_of_any_call()
    {
        await using var stub = await VendorStub.StartAsync();
        var provider = Vendor.Connect(stub.Http, stub.Address, EchoedKey.Key);
        Vendor.Serves(stub);
        var submitted = await provider.SubmitAsync(Vendor.Call, Ct) as TaskState.Running;

        foreach (var answer in EchoedKey.Answers)
        {
            stub.Always(answer);
            (await provider.SubmitAsync(Vendor.Call, Ct) as TaskState.Failed)?.Failure.ShouldBeHidden();
            if (submitted is not null)
            {
                (await provider.PollAsync(new TaskHandle(Vendor.Call, submitted.State), Ct) as TaskState.Failed)?.Failure.ShouldBeHidden();
            }

            if (provider is IProviderCheck check)
            {
                (await check.CheckAsync(Ct)).ShouldBeHidden();
            }

            if (provider is IModelList models)
            {
                (await models.ListAsync([Vendor.Call.Model], Ct) as ModelListing.Failed)?.Failure.ShouldBeHidden();
            }
        }

        stub.Requests.Count.ShouldBeGreaterThan(EchoedKey.Answers.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"accepted\"")]
    [InlineData("{\"id\":\"1")]
    [InlineData("accepted")]
    [InlineData("<html>")]
    [InlineData("{\"id\":[1],\"request_id\":{},\"code\":\"x\",\"result\":7,\"prompt_id\":false,\"images\":1}")]
    public async Task A_reply_of_success_that_cannot_be_read_leaves_the_outcome_unknown(string body)
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);
        stub.On(Vendor.SubmitRoute, StubAnswers.Body(200, body));

        var state = await Vendor.Connect(stub).SubmitAsync(Vendor.Call, Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        Submissions(stub).ShouldBe(1);
    }

    [Fact]
    public async Task A_submission_without_an_answer_is_left_to_the_time_limit_and_not_repeated()
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);
        stub.On(Vendor.SubmitRoute, StubAnswers.Silence);

        await LeftAloneAsync(stub, ct => Vendor.Connect(stub).SubmitAsync(Vendor.Call, ct), Vendor.SubmitRoute);

        Submissions(stub).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_stops_in_its_middle_is_left_to_the_time_limit()
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);
        stub.On(Vendor.SubmitRoute, StubAnswers.Hang("{\"id\":", "application/json"));

        await LeftAloneAsync(stub, ct => Vendor.Connect(stub).SubmitAsync(Vendor.Call, ct), Vendor.SubmitRoute);

        Submissions(stub).ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_lost_after_the_request_was_read_is_not_a_refused_connection_and_not_repeated()
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);
        stub.On(Vendor.SubmitRoute, StubAnswers.Cut);

        var lost = await Should.ThrowAsync<HttpRequestException>(() => Vendor.Connect(stub).SubmitAsync(Vendor.Call, Ct));

        lost.HttpRequestError.ShouldNotBe(HttpRequestError.ConnectionError);
        Submissions(stub).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_for_the_caller_to_judge()
    {
        var stub = await VendorStub.StartAsync();
        var gone = stub.Address;
        await stub.DisposeAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());

        await Should.ThrowAsync<HttpRequestException>(() => Vendor.Connect(http, gone, null).SubmitAsync(Vendor.Call, Ct));
    }

    [Theory]
    [InlineData(200, FailureKind.UnknownOutcome)]
    [InlineData(400, FailureKind.InvalidInput)]
    [InlineData(503, FailureKind.Unavailable)]
    public async Task An_endless_answer_is_not_read_to_its_end(int status, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);
        stub.On(Vendor.SubmitRoute, StubAnswers.Endless(status, "{\"detail\":\"", "application/json", new string('x', 256 * 1024)));

        var state = await Vendor.Connect(stub).SubmitAsync(Vendor.Call, Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    private protected int Submissions(VendorStub stub) => stub.Requests.Count(request => Route(request) == Vendor.SubmitRoute);

    /// <summary>Submits and polls to the end.</summary>
    private protected async Task<TaskState> RunAsync(VendorStub stub)
    {
        var provider = Vendor.Connect(stub);
        var state = await provider.SubmitAsync(Vendor.Call, Ct);
        for (var polls = 0; state is TaskState.Running running && polls < 5; polls++)
        {
            state = await provider.PollAsync(new TaskHandle(Vendor.Call, running.State), Ct);
        }

        return state;
    }

    private protected async Task<ProviderFailure> FailureAsync(VendorStub stub) => (await RunAsync(stub)).ShouldBeOfType<TaskState.Failed>().Failure;

    /// <summary>What a connector makes of an answer to its submission.</summary>
    private protected async Task<ProviderFailure> RefusedAsync(RequestDelegate answer)
    {
        await using var stub = await VendorStub.StartAsync();
        Vendor.Serves(stub);
        stub.On(Vendor.SubmitRoute, answer);
        return (await Vendor.Connect(stub).SubmitAsync(Vendor.Call, Ct)).ShouldBeOfType<TaskState.Failed>().Failure;
    }

    /// <summary>Gives up on a call once the route was asked, as the server's time limit does; the vendor has to see it.</summary>
    private protected static async Task LeftAloneAsync(VendorStub stub, Func<CancellationToken, Task> call, string route)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var calling = call(limit.Token);
        while (!stub.Requests.Any(request => request.IsTo(route)) && !calling.IsCompleted)
        {
            await Task.Delay(5, Ct);
        }

        await limit.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => calling);
        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    private protected static string Route(StubRequest request) => $"{request.Method} {request.Path.Split('?')[0]}";

    private protected static async Task SameAsync(TaskOutput output, TaskOutput expected)
    {
        if (expected is TaskOutput.File file)
        {
            (await TaskOutputs.BytesOfAsync(output)).ShouldBe(file.Content);
        }
        else if (expected is TaskOutput.Text text)
        {
            // Its parts are lists, which are not equal by their items.
            var read = output.ShouldBeOfType<TaskOutput.Text>();
            read.Value.ShouldBe(text.Value);
            read.Parts.ShouldBe(text.Parts);
        }
        else
        {
            output.ShouldBe(expected);
        }
    }
}
