using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>Builds a reply again from its generation, for a repeated idempotency key whose first request ended before its reply was stored.</summary>
internal static class ReplayMessage
{
    private const string Whole = "message";
    private const string Stream = "message stream";

    /// <summary>What has to be known of a call to answer it again.</summary>
    public static string FormOf(MessageRequest request) => request.Stream ? Stream : Whole;

    public static IResult Reply(RepeatedCall call) =>
        call.Form == Stream ? new ReplayStream(call.Generation, balance: 0, new MessageStreamForm())
        : FailedGeneration.ErrorOf(call.Generation) is { } failure ? failure
        : new VendorReply<MessageReply>(MessageReply.Of(call.Generation), call.Generation);
}
