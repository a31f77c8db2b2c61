namespace Tessera.Sandbox.Images.Prompts;

/// <summary>A thing that the prompt names, with the count (1 to 5), the colour and the pose that stand beside its name.</summary>
internal sealed record SubjectMention(string Kind, int Count = 1, Rgb? Colour = null, Pose Pose = Pose.Still);
