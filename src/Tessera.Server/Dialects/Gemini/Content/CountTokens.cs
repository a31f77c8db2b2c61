using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary><c>POST /v1beta/models/{model}:countTokens</c>: our estimate, which is rather high; no provider is asked, and it costs nothing.</summary>
internal static class CountTokens
{
    public static Results<WireReply<Count>, ApiError> Handle(string model, CountTokensRequest request, ReadContentCall read)
    {
        var draft = read.ReadDraft(model, request.Call);
        if (draft.IsError)
        {
            return draft.Error;
        }

        var messages = draft.Value.Messages is { Count: > 0 } turns ? turns : [DraftMessage.OfText("user", "contents", draft.Value.Prompt ?? "")];
        return (request.Call.Problems.Error ?? draft.Value.Problems.Error) is { } invalid
            ? invalid
            : new WireReply<Count>(new Count(ContextSize.Of(messages, draft.Value.Options)));
    }

    /// <param name="TotalTokens">About how many tokens the contents have.</param>
    internal sealed record Count([property: JsonPropertyName("totalTokens")] long TotalTokens);
}
