using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures;

/// <summary>What a call asks to see, as pictures and films read it alike.</summary>
/// <param name="Reading">The words.</param>
/// <param name="Random">What the words leave open, decided by the seed.</param>
internal sealed record SceneRequest(PromptReading Reading, SeededRandom Random)
{
    private const int LongestWarning = 400;

    public static SceneRequest Of(TaskCall call)
    {
        var reading = PromptReader.Read($"{call.Prompt} {call.Options.Text("style")}", call.Options.Text("negative_prompt") ?? "");
        return new SceneRequest(reading, SeededRandom.For(call.Prompt.Trim().ToLowerInvariant(), call.Options.Whole("seed") ?? 0));
    }

    /// <summary>What of the prompt the picture or film does not show.</summary>
    public IReadOnlyList<string> Warnings => Reading.Unread.Count == 0
        ? []
        : [Excerpt.Of($"The sandbox does not know how to draw: {string.Join(", ", Reading.Unread)}", LongestWarning)];
}
