namespace Tessera.Sandbox.Images;

/// <summary>What a call asks to see, as images and videos read it alike.</summary>
internal sealed record SceneRequest(ScenePrompt Prompt, SeededRandom Random)
{
    private const int LongestWarning = 400;

    public static SceneRequest Of(TaskCall call)
    {
        var prompt = ScenePromptReader.Read($"{call.Prompt} {call.Options.Text("style")}", call.Options.Text("negative_prompt") ?? "");
        return new SceneRequest(prompt, SeededRandom.For(call.Prompt.Trim().ToLowerInvariant(), call.Options.Whole("seed") ?? 0));
    }

    /// <summary>What of the prompt the image or video does not show.</summary>
    public IReadOnlyList<string> Warnings => Prompt.Unread.Count == 0
        ? []
        : [Excerpt.Of($"The sandbox does not know how to draw: {string.Join(", ", Prompt.Unread)}", LongestWarning)];
}
