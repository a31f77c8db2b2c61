using Tessera.Server.Catalog;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>The longest text that a model takes.</summary>
internal static class TextLength
{
    /// <summary>Adds an error if a text, in UTF-16 characters, is too long for the model.</summary>
    public static void Check(Model model, long length, string member, BodyProblems problems)
    {
        if (length > model.MaxPromptLength)
        {
            problems.Add(member, $"`{member}` has {length} characters; {model.Slug} takes at most {model.MaxPromptLength}.");
        }
    }
}
