namespace Tessera.Sandbox.Images.Prompts;

/// <summary>What a subject does.</summary>
internal enum Pose
{
    Still,
    Asleep,
    Active,
}
