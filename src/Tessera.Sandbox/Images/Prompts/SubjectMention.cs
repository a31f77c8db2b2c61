using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Prompts;

/// <summary>A thing the prompt names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Count">How many, 1 to 5.</param>
/// <param name="Colour">The colour named right before it, if any.</param>
/// <param name="Pose">What it does.</param>
internal sealed record SubjectMention(string Kind, int Count = 1, Rgb? Colour = null, Pose Pose = Pose.Still);
