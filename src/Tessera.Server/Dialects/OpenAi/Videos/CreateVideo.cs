using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary><c>POST /v1/videos</c>: starts a video, which is then polled.</summary>
internal static class CreateVideo
{
    public const string Member = "input_reference";

    public static async Task<Results<VendorReply<Video>, ApiError>> Handle(
        JsonOrForm<CreateVideoRequest, CreateVideoForm> request, Caller caller, IdempotentCall? keyed, ReadVideo read, AdmitGeneration admission, CancellationToken ct)
    {
        var call = request.Form is { } form ? await read.ReadAsync(caller, form, ct) : await read.ReadAsync(caller, request.Required, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var admitted = await admission.AdmitAsync(caller, call.Value, keyed, Video.Kind);
        return admitted.IsError ? admitted.Error : ToReply(admitted.Value.Generation);
    }

    /// <summary>The video of a repeated idempotency key, as it is now.</summary>
    public static IResult Replay(RepeatedCall call) => ToReply(call.Generation);

    private static VendorReply<Video> ToReply(Generation generation) => new(Video.From(generation), generation);
}
