using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>Makes a conversation of what a dialect read: fetches its images and matches tool calls to their results.</summary>
internal sealed class ReadConversation(InputReader files)
{
    /// <summary>The conversation; errors go to <paramref name="problems"/>.</summary>
    public async Task<IReadOnlyList<TextMessage>> ReadAsync(
        Model model, IReadOnlyList<DraftMessage> drafts, BodyProblems problems, CancellationToken ct)
    {
        var (messages, tools) = (new List<TextMessage>(drafts.Count), new ToolCallPairs(problems));
        foreach (var draft in drafts)
        {
            messages.Add(tools.Match(draft, new TextMessage(draft.Role, await ReadPartsAsync(model, draft, problems, ct)) { Thoughts = draft.Thoughts }));
        }

        tools.Close();
        return messages;
    }

    private async ValueTask<IReadOnlyList<MessagePart>> ReadPartsAsync(Model model, DraftMessage draft, BodyProblems problems, CancellationToken ct)
    {
        var parts = new List<MessagePart>(draft.Parts.Count);
        foreach (var part in draft.Parts)
        {
            switch (part)
            {
                case DraftPart.Text text:
                    parts.Add(new MessagePart.Text(text.Value));
                    break;
                case DraftPart.Image image when draft.Role == "tool" || !model.SupportsVision:
                    problems.Add(
                        image.Path, $"`{image.Path}` is an image; {(draft.Role == "tool" ? "the result of a tool is text" : $"{model.Slug} cannot see images")}.");
                    break;
                case DraftPart.Image image:
                    await ReadImageAsync(image, parts, problems, ct);
                    break;
            }
        }

        return parts;
    }

    private async Task ReadImageAsync(DraftPart.Image image, List<MessagePart> parts, BodyProblems problems, CancellationToken ct)
    {
        switch (await files.ReadAsync(image.UrlPath, image.Url, MediaKind.Image, ct))
        {
            case InputResult.Read read:
                parts.Add(new MessagePart.Image(read.Input));
                break;
            case InputResult.Refused refused:
                problems.Add(refused.Error);
                break;
        }
    }
}
