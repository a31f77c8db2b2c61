using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>Runs one call of a connector against a stub with a script. Keep-alives and end markers are left out of the result.</summary>
internal sealed class TextHarness(TextVendor vendor)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public async Task<VendorStub> StubAsync(params RequestDelegate[] answers) => (await VendorStub.StartAsync()).On(vendor.Route, answers).On(vendor.WholeRoute, answers);

    public async Task<List<TextPart>> SaidAsync(RequestDelegate answer, TextCall? call = null)
    {
        await using var stub = await StubAsync(answer);
        return await PartsOf(stub, call).ToListAsync(Ct);
    }

    public async Task<ProviderFailure> FailureAsync(RequestDelegate answer)
    {
        await using var stub = await StubAsync(answer);
        return await FailureAsync(stub);
    }

    public async Task<ProviderFailure> FailureAsync(VendorStub stub) =>
        (await PartsOf(stub).ToListAsync(Ct)).ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure;

    /// <summary>What was sent for a call.</summary>
    public async Task<StubRequest> SentAsync(RequestDelegate answer, TextCall call)
    {
        await using var stub = await StubAsync(answer);
        await PartsOf(stub, call).ToListAsync(Ct);
        return stub.Requests.ShouldHaveSingleItem();
    }

    /// <summary>Sends some events and loses the connection once the first text has arrived.</summary>
    public async Task<(List<TextPart> Parts, int Asked)> DroppedAsync(string events)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = await StubAsync(StubAnswers.Drop(events, arrived.Task));
        var parts = new List<TextPart>();
        await foreach (var part in PartsOf(stub))
        {
            parts.Add(part);
            arrived.TrySetResult();
        }

        return (parts, stub.Requests.Count);
    }

    private IAsyncEnumerable<TextPart> PartsOf(VendorStub stub, TextCall? call = null) => vendor
        .Connect(stub.Http, stub.Address, VendorStub.Key)
        .StreamAsync(call ?? TextCalls.Call("x"), Ct)
        .Where(part => part is not (TextPart.Thinking or TextPart.Ending));
}
