using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images;

/// <summary>What a call asks to see, as pictures and films read it alike.</summary>
/// <param name="Prompt">The words.</param>
/// <param name="Random">What the words leave open, decided by the seed.</param>
internal sealed record SceneRequest(ScenePrompt Prompt, SeededRandom Random)
{
    private const int LongestWarning = 400;

    public static SceneRequest Of(TaskCall call)
    {
        var prompt = ScenePromptReader.Read($"{call.Prompt} {call.Options.Text("style")}", call.Options.Text("negative_prompt") ?? "");
        return new SceneRequest(prompt, SeededRandom.For(call.Prompt.Trim().ToLowerInvariant(), call.Options.Whole("seed") ?? 0));
    }

    /// <summary>What of the prompt the picture or film does not show.</summary>
    public IReadOnlyList<string> Warnings => Prompt.Unread.Count == 0
        ? []
        : [Excerpt.Of($"The sandbox does not know how to draw: {string.Join(", ", Prompt.Unread)}", LongestWarning)];
}
