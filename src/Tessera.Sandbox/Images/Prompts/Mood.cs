namespace Tessera.Sandbox.Images.Prompts;

/// <summary>How a scene feels.</summary>
internal enum Mood
{
    Warm,
    Cold,
    Dark,
    Bright,
    Calm,
    Magic,
}
