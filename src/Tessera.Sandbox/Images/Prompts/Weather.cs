namespace Tessera.Sandbox.Images.Prompts;

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
