namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>The light of a scene.</summary>
internal enum Hour
{
    Dawn,
    Day,
    Sunset,
    Dusk,
    Night,
}
