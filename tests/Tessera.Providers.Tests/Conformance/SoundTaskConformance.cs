using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>
/// What every connector to a vendor that answers with the sound itself keeps. Nothing in such an answer says where it ends but the
/// connection.
/// </summary>
public abstract class SoundTaskConformance : DirectTaskConformance
{
    [Fact]
    public override async Task A_truncated_result_is_not_a_result()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On(Direct.SubmitRoute, StubAnswers.Drop("ID3", Task.CompletedTask, "audio/mpeg"));

        var lost = await Should.ThrowAsync<Exception>(() => Direct.Connect(stub).SubmitAsync(Direct.Call, Ct));

        (lost is IOException or HttpRequestException).ShouldBeTrue(lost.ToString());
        Submissions(stub).ShouldBe(1);
    }
}
