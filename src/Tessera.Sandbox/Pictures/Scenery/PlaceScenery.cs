using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>Draws a place with its scenery.</summary>
internal static class PlaceScenery
{
    public static void Draw(Stage stage, Place place)
    {
        switch (place)
        {
            case Place.Sea: SeaScenery.Draw(stage, beach: false); break;
            case Place.Beach: SeaScenery.Draw(stage, beach: true); break;
            case Place.Lake: LakeScenery.Draw(stage); break;
            case Place.Forest: ForestScenery.Draw(stage); break;
            case Place.City: CityScenery.Draw(stage); break;
            case Place.Street: StreetScenery.Draw(stage); break;
            case Place.Village: VillageScenery.Draw(stage); break;
            case Place.Desert: DesertScenery.Draw(stage); break;
            case Place.Meadow: MeadowScenery.Draw(stage); break;
            case Place.Room: RoomScenery.Draw(stage); break;
            case Place.Cafe: CafeScenery.Draw(stage); break;
            case Place.Space: SpaceScenery.Draw(stage); break;
            case Place.Underwater: UnderwaterScenery.Draw(stage); break;
            case Place.Winter: WinterScenery.Draw(stage); break;
            case Place.Clouds: CloudScenery.Draw(stage); break;
            case Place.Abstract: AbstractScenery.Draw(stage); break;
            case Place.Hills: HillScenery.Draw(stage); break;
            case Place.Mountains:
            default: MountainScenery.Draw(stage); break;
        }
    }
}
