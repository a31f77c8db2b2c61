using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>Builds the reply to a chat completion again from its generation, for a repeated idempotency key.</summary>
internal static class ReplayChat
{
    private const string Whole = "chat.completion";
    private const string Stream = "chat.completion stream";
    private const string StreamWithUsage = "chat.completion stream with usage";

    /// <summary>What has to be known of a call to answer it again.</summary>
    public static string FormOf(bool isStream, bool includesUsage) => !isStream ? Whole : includesUsage ? StreamWithUsage : Stream;

    public static IResult Reply(RepeatedCall call) =>
        call.Form != Whole ? new ReplayStream(call.Generation, balance: 0, new ChatStreamForm(call.Form == StreamWithUsage, new StreamingClient(call.Context)))
        : FailedGeneration.ErrorOf(call.Generation) is { } failure ? failure
        : new VendorReply<ChatCompletion>(ChatCompletion.From(call.Generation), call.Generation);
}
