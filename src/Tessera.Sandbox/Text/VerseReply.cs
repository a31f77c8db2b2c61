using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Text;

/// <summary>Four lines where a poem is asked for.</summary>
internal static partial class VerseReply
{
    public static string? TryWrite(Conversation conversation) =>
        Asked.IsMatch(conversation.Prompt) ? conversation.Phrases.Verse(conversation.Topics, conversation.Hash) : null;

    [GeneratedRegex(@"\b(poem|verse|haiku|limerick|sonnet|rhyme|ballad|song lyrics)\b|\b(стих\w*|хайку|сонет\w*|поэм\w*|четверостиши\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked { get; }
}
