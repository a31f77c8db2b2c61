using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Draws a place with its scenery.</summary>
internal static class PlaceScenery
{
    public static void Draw(Scene scene, Place place)
    {
        switch (place)
        {
            case Place.City: CityScenery.Draw(scene); break;
            case Place.Street: StreetScenery.Draw(scene); break;
            case Place.Room: RoomScenery.Draw(scene); break;
            case Place.Space: SpaceScenery.Draw(scene); break;
            case Place.Abstract: AbstractScenery.Draw(scene); break;
            default:
                SceneryTemplate.Draw(scene, place.ToString().ToLowerInvariant());
                break;
        }
    }

    /// <summary>What falls or hangs in the air before the scene. Drawn once: a room has its weather outside the window.</summary>
    public static void DrawWeather(Scene scene)
    {
        if (!scene.WeatherIsDrawn)
        {
            SceneryTemplate.Draw(scene, "weather");
            scene.WeatherIsDrawn = true;
        }
    }
}
