using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>What every connector to a paid vendor with a content policy keeps.</summary>
public abstract class HostedTaskConformance : QueuedTaskConformance
{
    private protected abstract HostedVendor Hosted { get; }

    private protected sealed override QueuedVendor Queued => Hosted;

    [Fact]
    public async Task A_prompt_that_the_vendor_refuses_is_refused_content()
    {
        await using var stub = await VendorStub.StartAsync();
        Hosted.RefusesInput(stub);

        (await FailureAsync(stub)).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task A_result_that_the_vendor_withholds_is_refused_content()
    {
        await using var stub = await VendorStub.StartAsync();
        Hosted.RefusesOutput(stub);

        (await FailureAsync(stub)).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task An_empty_account_is_distinguished_from_one_request_too_many()
    {
        (await RefusedAsync(Hosted.NoFunds)).Kind.ShouldBe(FailureKind.FundsUpstream);
        (await RefusedAsync(Hosted.TooManyRequests)).Kind.ShouldNotBe(FailureKind.FundsUpstream);
    }

    [Fact]
    public async Task Too_many_concurrent_requests_are_distinguished_where_the_vendor_reports_it() =>
        (await RefusedAsync(Hosted.TooManyAtOnce)).Kind.ShouldBe(Hosted.TooManyAtOnceMeans);
}
