using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>What every connector to a paid vendor with a content policy that answers when it is done keeps.</summary>
public abstract class DirectTaskConformance : TaskConformance
{
    private protected abstract DirectVendor Direct { get; }

    private protected sealed override TaskVendor Vendor => Direct;

    [Fact]
    public async Task The_result_is_in_the_answer()
    {
        await using var stub = await VendorStub.StartAsync();
        Direct.Serves(stub);

        var state = await Direct.Connect(stub).SubmitAsync(Direct.Call, Ct);

        await SameAsync(state.ShouldBeOfType<TaskState.Completed>().Output, Direct.Output);
        stub.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_prompt_that_the_vendor_refuses_is_refused_content() =>
        (await RefusedAsync(Direct.RefusedInput)).Kind.ShouldBe(FailureKind.ContentRefused);

    [Fact]
    public async Task A_result_that_the_vendor_withholds_is_refused_content() =>
        (await RefusedAsync(Direct.RefusedOutput)).Kind.ShouldBe(FailureKind.ContentRefused);

    [Fact]
    public async Task An_empty_account_is_distinguished_from_one_request_too_many()
    {
        (await RefusedAsync(Direct.NoFunds)).Kind.ShouldBe(FailureKind.FundsUpstream);
        (await RefusedAsync(Direct.TooManyRequests)).Kind.ShouldNotBe(FailureKind.FundsUpstream);
    }

    [Fact]
    public async Task Too_many_concurrent_requests_are_distinguished_where_the_vendor_reports_it() =>
        (await RefusedAsync(Direct.TooManyAtOnce)).Kind.ShouldBe(Direct.TooManyAtOnceMeans);

    [Fact]
    public virtual async Task A_truncated_result_is_not_a_result() =>
        (await RefusedAsync(StubAnswers.Body(200, Direct.Made[..^3]))).Kind.ShouldBe(FailureKind.UnknownOutcome);

    [Fact]
    public async Task A_job_with_its_result_is_neither_polled_nor_canceled()
    {
        await using var stub = await VendorStub.StartAsync();
        var handle = new TaskHandle(Direct.Call, "any");

        var state = await Direct.Connect(stub).PollAsync(handle, Ct);
        await Direct.Connect(stub).CancelAsync(handle, Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        Direct.Connect(stub).Named(Direct.Call).ShouldBeNull();
        stub.Requests.ShouldBeEmpty();
    }
}
