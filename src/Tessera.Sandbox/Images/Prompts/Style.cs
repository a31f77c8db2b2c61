namespace Tessera.Sandbox.Images.Prompts;

/// <summary>How a scene is painted.</summary>
internal enum Style
{
    Plain,
    Cyberpunk,
    Watercolor,
    Impressionist,
    Oil,
    Minimalist,
    Ink,
    Pixel,
    Vintage,
    Anime,
    Noir,
    Pastel,
    Vivid,
    Natural,
    Comic,
    Duotone,
}
