using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary><c>POST /v1/messages/count_tokens</c>: our estimate, which is rather high; no provider is asked, and it costs nothing.</summary>
internal static class CountTokens
{
    public static Results<WireReply<Count>, ApiError> Handle(CountTokensRequest request, ReadMessageCall read)
    {
        var draft = read.ReadDraft(request);
        if (draft.IsError)
        {
            return draft.Error;
        }

        return draft.Value.Problems.Error is { } invalid
            ? invalid
            : new WireReply<Count>(new Count(ContextSize.Of(draft.Value.Messages, draft.Value.Options)));
    }

    /// <param name="InputTokens">About how many tokens the messages, the system prompt and the tools have.</param>
    internal sealed record Count(long InputTokens);
}
