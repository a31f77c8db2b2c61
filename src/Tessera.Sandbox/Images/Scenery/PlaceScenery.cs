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
            case Place.Sea: SeaScenery.Draw(scene, beach: false); break;
            case Place.Beach: SeaScenery.Draw(scene, beach: true); break;
            case Place.Lake: LakeScenery.Draw(scene); break;
            case Place.City: CityScenery.Draw(scene); break;
            case Place.Street: StreetScenery.Draw(scene); break;
            case Place.Room: RoomScenery.Draw(scene); break;
            case Place.Cafe: CafeScenery.Draw(scene); break;
            case Place.Space: SpaceScenery.Draw(scene); break;
            case Place.Underwater: UnderwaterScenery.Draw(scene); break;
            case Place.Clouds: CloudScenery.Draw(scene); break;
            case Place.Abstract: AbstractScenery.Draw(scene); break;
            default:
                SkyScenery.Draw(scene);
                SceneryTemplate.Draw(scene, place.ToString().ToLowerInvariant());
                break;
        }
    }
}
