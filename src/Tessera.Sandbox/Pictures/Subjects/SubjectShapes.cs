using System.Collections.Frozen;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>Every subject the sandbox can draw.</summary>
internal static class SubjectShapes
{
    private static readonly FrozenDictionary<SubjectKind, SubjectShape> All = new Dictionary<SubjectKind, SubjectShape>
    {
        [SubjectKind.Cat] = new(Pets.Cat, 240, Standing.Ground, 50),
        [SubjectKind.Dog] = new(Pets.Dog, 260, Standing.Ground, 45),
        [SubjectKind.Rabbit] = new(Pets.Rabbit, 210, Standing.Ground, 40),
        [SubjectKind.Fox] = new(WildAnimals.Fox, 270, Standing.Ground, 60),
        [SubjectKind.Wolf] = new(WildAnimals.Wolf, 290, Standing.Ground, 50),
        [SubjectKind.Bear] = new(WildAnimals.Bear, 320, Standing.Ground, 48),
        [SubjectKind.Deer] = new(WildAnimals.Deer, 270, Standing.Ground, 60),
        [SubjectKind.Horse] = new(WildAnimals.Horse, 300, Standing.Ground, 70),
        [SubjectKind.Elephant] = new(WildAnimals.Elephant, 340, Standing.Ground, 80),
        [SubjectKind.Bird] = new(Birds.Bird, 110, Standing.Sky, 90),
        [SubjectKind.Owl] = new(Birds.Owl, 260, Standing.Ground, 50),
        [SubjectKind.Penguin] = new(Birds.Penguin, 240, Standing.Ground, 42),
        [SubjectKind.Butterfly] = new(Birds.Butterfly, 170, Standing.Sky, 60),
        [SubjectKind.Whale] = new(SeaAnimals.Whale, 260, Standing.Deep, 120),
        [SubjectKind.Fish] = new(SeaAnimals.Fish, 170, Standing.Deep, 80),
        [SubjectKind.Turtle] = new(SeaAnimals.Turtle, 210, Standing.Deep, 80),
        [SubjectKind.Dragon] = new(SkyThings.Dragon, 230, Standing.Sky, 130),
        [SubjectKind.Person] = new(People.Person, 270, Standing.Ground, 24),
        [SubjectKind.Couple] = new(People.Couple, 260, Standing.Ground, 44),
        [SubjectKind.Portrait] = new(People.Portrait, 700, Standing.Ground, 64),
        [SubjectKind.Astronaut] = new(People.Astronaut, 320, Standing.Ground, 45),
        [SubjectKind.Robot] = new(People.Robot, 300, Standing.Ground, 45),
        [SubjectKind.Car] = new(Vehicles.Car, 165, Standing.Ground, 125),
        [SubjectKind.Train] = new(Vehicles.Train, 130, Standing.Land, 200),
        [SubjectKind.Bicycle] = new(Vehicles.Bicycle, 200, Standing.Ground, 90),
        [SubjectKind.Boat] = new(Vessels.Boat, 230, Standing.Afloat, 65),
        [SubjectKind.Ship] = new(Vessels.Ship, 280, Standing.Afloat, 100),
        [SubjectKind.Plane] = new(Vessels.Plane, 170, Standing.Sky, 110),
        [SubjectKind.Balloon] = new(Vessels.Balloon, 290, Standing.Sky, 50),
        [SubjectKind.Rocket] = new(Vessels.Rocket, 330, Standing.Sky, 45),
        [SubjectKind.Ufo] = new(Vessels.Ufo, 190, Standing.Sky, 80),
        [SubjectKind.House] = new(Buildings.House, 240, Standing.Land, 65),
        [SubjectKind.Castle] = new(Buildings.Castle, 330, Standing.Land, 75),
        [SubjectKind.Lighthouse] = new(Buildings.Lighthouse, 430, Standing.Land, 80),
        [SubjectKind.Windmill] = new(Buildings.Windmill, 300, Standing.Land, 50),
        [SubjectKind.Bridge] = new(Buildings.Bridge, 190, Standing.Land, 230),
        [SubjectKind.Tent] = new(Buildings.Tent, 190, Standing.Ground, 110),
        [SubjectKind.Tree] = new(Plants.Tree, 420, Standing.Land, 45),
        [SubjectKind.Blossom] = new(Plants.Blossom, 460, Standing.Land, 50),
        [SubjectKind.Palm] = new(Plants.Palm, 470, Standing.Land, 60),
        [SubjectKind.Flower] = new(Plants.Flower, 330, Standing.Ground, 42),
        [SubjectKind.Rose] = new(Plants.Rose, 320, Standing.Ground, 42),
        [SubjectKind.Mushroom] = new(Plants.Mushroom, 230, Standing.Ground, 65),
        [SubjectKind.Cactus] = new(Plants.Cactus, 300, Standing.Ground, 45),
        [SubjectKind.Cup] = new(Things.Cup, 190, Standing.Ground, 65),
        [SubjectKind.Cake] = new(Things.Cake, 230, Standing.Ground, 72),
        [SubjectKind.Book] = new(Things.Books, 170, Standing.Ground, 50),
        [SubjectKind.Lantern] = new(Things.Lantern, 230, Standing.Ground, 40),
        [SubjectKind.Umbrella] = new(Things.Umbrella, 250, Standing.Ground, 62),
        [SubjectKind.Crystal] = new(Things.Crystal, 280, Standing.Ground, 55),
        [SubjectKind.Fruit] = new(Things.Fruit, 170, Standing.Ground, 76),
        [SubjectKind.Snowman] = new(Things.Snowman, 270, Standing.Ground, 40),
        [SubjectKind.Heart] = new(Things.Heart, 260, Standing.Sky, 60),
        [SubjectKind.Planet] = new(SkyThings.Planet, 260, Standing.Sky, 90),
        [SubjectKind.Moon] = new(SkyThings.Moon, 240, Standing.Sky, 50),
        [SubjectKind.Rainbow] = new(SkyThings.Rainbow, 300, Standing.Sky, 170),
    }.ToFrozenDictionary();

    public static SubjectShape Of(SubjectKind kind) => All[kind];

    public static bool Flies(SubjectKind kind) => All[kind].Standing is Standing.Sky or Standing.Deep;
}
