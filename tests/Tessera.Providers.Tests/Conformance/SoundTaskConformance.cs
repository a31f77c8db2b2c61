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

    [Fact]
    public async Task The_sound_is_handed_over_while_it_is_made()
    {
        await using var stub = await VendorStub.StartAsync();
        Direct.Serves(stub);
        var rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stub.On(Direct.SubmitRoute, StubAnswers.Drop("ID3" + new string('x', 60), rest.Task, "audio/mpeg"));

        var state = await Direct.Connect(stub).SubmitAsync(Direct.Call, Ct);

        await using var sound = state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Arriving>().Content;
        var begun = new byte[63];
        await sound.ReadExactlyAsync(begun, Ct);
        begun.AsSpan(0, 3).SequenceEqual("ID3"u8).ShouldBeTrue();
        // What breaks off is not taken for whole.
        rest.SetResult();
        var lost = await Should.ThrowAsync<Exception>(() => sound.ReadAsync(begun, Ct).AsTask());
        (lost is IOException or HttpRequestException).ShouldBeTrue(lost.ToString());
    }
}
