namespace Tessera.Sandbox.Images.Prompts;

/// <summary>The light of a scene.</summary>
internal enum TimeOfDay
{
    Dawn,
    Day,
    Sunset,
    Dusk,
    Night,
}
