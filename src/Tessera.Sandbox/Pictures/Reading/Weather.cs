namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>What the sky does.</summary>
internal enum Weather
{
    Clear,
    Cloudy,
    Rain,
    Storm,
    Snow,
    Fog,
}
