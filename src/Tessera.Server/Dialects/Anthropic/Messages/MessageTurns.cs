using System.Text.Json;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>Reads messages in Anthropic's form. https://docs.anthropic.com/en/api/messages#body-messages</summary>
internal sealed class MessageTurns(BodyProblems problems)
{
    private const int MaxMessages = 10_000;

    private static readonly string[] Roles = ["user", "assistant", "system"];

    private readonly ContentBlocks _blocks = new(problems);

    /// <summary>The members of blocks that were ignored.</summary>
    public IReadOnlyCollection<string> Ignored => _blocks.Ignored;

    /// <summary>The conversation; what cannot be read is left out and reported.</summary>
    public IReadOnlyList<DraftMessage> Read(JsonElement? system, JsonElement messages)
    {
        var drafts = new List<DraftMessage>();
        if (system is { ValueKind: not JsonValueKind.Null } instructions)
        {
            new Turn("system", "system").Read(instructions, "system", _blocks, problems).AddTo(drafts);
        }

        if (messages.ValueKind is not JsonValueKind.Array)
        {
            // Absent: reported already.
            if (messages.ValueKind is not JsonValueKind.Undefined)
            {
                problems.Mistype("messages", "an array of messages", messages);
            }

            return drafts;
        }

        if (messages.GetArrayLength() is var count and (0 or > MaxMessages))
        {
            problems.Add("messages", $"`messages` has {count} entries; 1 to {MaxMessages} are allowed.");
            return drafts;
        }

        foreach (var (index, message) in messages.EnumerateArray().Index())
        {
            ReadMessage(message, $"messages[{index}]")?.AddTo(drafts);
        }

        return drafts;
    }

    private Turn? ReadMessage(JsonElement message, string path)
    {
        if (message.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype(path, "an object with `role` and `content`", message);
            return null;
        }

        if (message.Text("role") is not { } role || !Roles.Contains(role))
        {
            problems.Add($"{path}.role", $"`{path}.role` must be user, assistant or system, got {message.Shown("role")}.", Roles);
            return null;
        }

        return new Turn(role, path).Read(message.TryGetProperty("content", out var content) ? content : default, $"{path}.content", _blocks, problems);
    }

    /// <summary>A message while it is read: the results of tools in it become messages of their own.</summary>
    internal sealed class Turn(string role, string path)
    {
        private string? _blocksPath;

        public string Role => role;

        public List<DraftPart> Parts { get; } = [];

        /// <summary>Images in the results of tools, which other vendors take only from a user.</summary>
        public List<DraftPart> Shown { get; } = [];

        public List<DraftMessage> Results { get; } = [];

        public List<DraftToolCall> Calls { get; } = [];

        public List<JsonElement> Thoughts { get; } = [];

        public bool HasUnreadableCalls { get; set; }

        public Turn Read(JsonElement content, string contentPath, ContentBlocks blocks, BodyProblems problems)
        {
            _blocksPath = contentPath;
            switch (content.ValueKind)
            {
                case JsonValueKind.String:
                    Parts.Add(new DraftPart.Text(content.GetString() ?? ""));
                    break;
                case JsonValueKind.Array:
                    foreach (var (index, block) in content.EnumerateArray().Index())
                    {
                        blocks.Read(block, $"{contentPath}[{index}]", this);
                    }

                    break;
                default:
                    problems.Add(contentPath, $"`{contentPath}` must be a string or an array of blocks.");
                    break;
            }

            return this;
        }

        public void AddTo(List<DraftMessage> drafts)
        {
            drafts.AddRange(Results);
            if (Parts.Count + Shown.Count + Calls.Count > 0 || HasUnreadableCalls)
            {
                drafts.Add(new DraftMessage(role, path)
                {
                    Parts = [.. Shown, .. Parts],
                    ToolCalls = Calls,
                    Thoughts = Thoughts,
                    ToolCallsPath = _blocksPath,
                    HasUnreadableCalls = HasUnreadableCalls,
                });
            }
        }
    }
}
