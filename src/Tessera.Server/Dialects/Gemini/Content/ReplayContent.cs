using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>Builds a reply again from its generation, for a repeated idempotency key whose first request ended before its reply was stored.</summary>
internal static class ReplayContent
{
    public const string Whole = "content";
    public const string Stream = "content stream";

    public static async Task<IResult> ReplyAsync(RepeatedCall call, ContentReplies replies)
    {
        var generation = call.Generation;
        if (call.Form == Stream && generation.Category == Category.Text)
        {
            return new ReplayStream(generation, balance: 0, new ContentStreamForm());
        }

        if (FailedGeneration.ErrorOf(generation) is { } failure)
        {
            return failure;
        }

        var reply = await replies.OfAsync(generation, call.Context.RequestAborted);
        return call.Form == Stream ? new ContentEvent(reply, generation) : new VendorReply<ContentReply>(reply, generation);
    }
}
