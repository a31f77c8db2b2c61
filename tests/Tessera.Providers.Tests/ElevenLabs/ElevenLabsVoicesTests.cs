using Tessera.Providers.ElevenLabs;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ElevenLabs;

public sealed class ElevenLabsVoicesTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("roger", "CwhRBWXzGAHq8TQ4Fs17")]
    [InlineData("SARAH", "EXAVITQu4vr4xnSDxMaL")]
    [InlineData("House", "voiceofthehouse00001")]
    [InlineData("josh", "TxGEqnHWrWFTfGW9XjX")]
    public async Task A_voice_is_found_by_its_name_in_the_accounts_list(string name, string id)
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v2/voices", StubAnswers.Body(200, ElevenLabsVendor.Voices));

        (await SpeakAsync(stub, name)).ShouldBeOfType<TaskState.Completed>();

        stub.Requests[0].Headers["xi-api-key"].ShouldBe(VendorStub.Key);
        stub.Requests[1].Path.ShouldStartWith($"/v1/text-to-speech/{id}?");
    }

    [Fact]
    public async Task An_unknown_voice_is_refused_with_the_vendors_own_before_anything_is_submitted()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v2/voices", StubAnswers.Body(200, ElevenLabsVendor.Voices));

        (await SpeakAsync(stub, "../v1/models")).ShouldBeOfType<TaskState.Failed>().Failure.ShouldBe(new ProviderFailure(
            FailureKind.InvalidInput, "`voice_id` must be the ID or the name of a voice that the provider has: Roger, Sarah."));

        stub.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(401, FailureKind.InvalidInput)]
    [InlineData(500, FailureKind.Unavailable)]
    public async Task A_list_that_does_not_come_refuses_only_what_needs_it(int status, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v2/voices", StubAnswers.Body(status, "{}"));

        (await SpeakAsync(stub, "rachel")).ShouldBeOfType<TaskState.Completed>();
        (await SpeakAsync(stub, "roger")).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_connection_lost_while_listing_is_not_an_unknown_outcome()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v2/voices", StubAnswers.Cut);

        (await SpeakAsync(stub, "roger")).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.Unavailable);
    }

    [Fact]
    public async Task The_list_is_remembered_for_an_hour()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v2/voices", StubAnswers.Body(200, ElevenLabsVendor.Voices));
        stub.On("POST /v1/text-to-speech/*", StubAnswers.Bytes(200, TaskVendor.Sound, "audio/mpeg"));
        var time = new ManualTime();
        var connector = new ElevenLabsMedia(stub.Http, stub.Address, VendorStub.Key, time);

        await connector.SubmitAsync(CallOf("roger"), Ct);
        await connector.SubmitAsync(CallOf("sarah"), Ct);
        stub.Requests.Count(request => request.Method == "GET").ShouldBe(1);

        time.Advance(TimeSpan.FromHours(1));
        await connector.SubmitAsync(CallOf("roger"), Ct);
        stub.Requests.Count(request => request.Method == "GET").ShouldBe(2);
    }

    private static Task<TaskState> SpeakAsync(VendorStub stub, string voice)
    {
        stub.On("POST /v1/text-to-speech/*", StubAnswers.Bytes(200, TaskVendor.Sound, "audio/mpeg"));
        return new ElevenLabsMedia(stub.Http, stub.Address, VendorStub.Key).SubmitAsync(CallOf(voice), Ct);
    }

    private static TaskCall CallOf(string voice) => TaskCalls.Of(TaskKind.Speech, "eleven_flash_v2_5", "A fox", $"{{'voice_id':'{voice}'}}");
}
