namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>What a subject does.</summary>
internal enum Pose
{
    Still,
    Asleep,
    Active,
}
