using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>
/// Refuses a text that is larger than its model's context, before anything is held: a fixed price must have a length, and
/// a vendor must not be sent what it cannot take.
/// </summary>
internal static class CheckContext
{
    /// <summary>The kind of its error, for dialects that distinguish it.</summary>
    public const string ErrorKind = "context_length_exceeded";

    /// <summary>Adds an error where the messages, their images and the tools come to more than the model takes.</summary>
    public static void Run(Model model, IReadOnlyList<TextMessage> messages, string name, IReadOnlyDictionary<string, JsonElement>? options, BodyProblems problems)
    {
        if (model.ContextTokens is not { } most)
        {
            return;
        }

        var estimate = ContextSize.Of(messages, options);
        if (estimate > most)
        {
            problems.Add(
                name, $"`{name}` and what belongs to it come to about {estimate} tokens; {model.Slug} takes at most {most}. Shorten them, or split the work.",
                kind: ErrorKind);
        }
    }
}
