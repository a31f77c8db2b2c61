namespace Tessera.Sandbox.Images.Prompts;

/// <summary>Where a scene plays.</summary>
internal enum Place
{
    Mountains,
    Hills,
    Forest,
    Sea,
    Beach,
    Lake,
    City,
    Street,
    Village,
    Desert,
    Meadow,
    Room,
    Cafe,
    Space,
    Underwater,
    Winter,
    Clouds,
    Abstract,
}
