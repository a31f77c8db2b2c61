using System.Text.Json;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// Streams a text: <c>generation_start</c>, a <c>content_delta</c> for each piece, <c>generation_end</c> after the
/// settling commit, <c>[DONE]</c>. A failure is an <c>error</c> event and the stream ends without <c>generation_end</c>.
/// </summary>
internal sealed class TextStreamForm : ITextStreamForm
{
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText ContentDelta = JsonEncodedText.Encode("content_delta");
    private static readonly JsonEncodedText Delta = JsonEncodedText.Encode("delta");

    private readonly bool _isChat;

    private TextStreamForm(bool isChat) => _isChat = isChat;

    /// <summary>With integer IDs.</summary>
    public static TextStreamForm Unified { get; } = new(isChat: false);

    /// <summary>With <c>gen_…</c> IDs and the balance.</summary>
    public static TextStreamForm Chat { get; } = new(isChat: true);

    public bool StartsWithText => false;

    public ValueTask BeginAsync(EventStream events, Generation generation) => events.SendAsync(_isChat
        ? new { type = "generation_start", id = generation.Id.Text, model = generation.Model }
        : new { type = "generation_start", id = generation.Id.Value, model = generation.Model });

    public ValueTask DeltaAsync(EventStream events, string delta) => events.WriteAsync(
        delta,
        static (json, text) =>
        {
            json.WriteStartObject();
            json.WriteString(Type, ContentDelta);
            json.WriteString(Delta, text);
            json.WriteEndObject();
        });

    public async ValueTask EndAsync(EventStream events, Generation generation, long balance)
    {
        await events.SendAsync(new StreamEnd
        {
            Id = _isChat ? generation.Id.Text : generation.Id.Value,
            TokensUsed = _isChat ? generation.TokensSpent : null,
            BalanceRemaining = _isChat ? balance : null,
            TokensSpent = _isChat ? null : generation.TokensSpent,
            ToolCalls = RawJson.From(generation.ToolCalls),
            Warnings = RawJson.From(generation.Warnings),
        });
        await events.SendAsync(EventStream.Done);
    }

    public ValueTask FailAsync(EventStream events, ApiError failure, string reason) => events.SendAsync(new { type = "error", message = reason });
}
