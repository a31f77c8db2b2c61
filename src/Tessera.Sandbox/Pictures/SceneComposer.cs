using Tessera.Sandbox.Pictures.Colours;
using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;
using Tessera.Sandbox.Pictures.Scenery;
using Tessera.Sandbox.Pictures.Subjects;
using Tessera.Sandbox.Pictures.Weathers;

namespace Tessera.Sandbox.Pictures;

/// <summary>Makes a scene of what a prompt asks for; chance decides the rest, and the seed decides chance.</summary>
internal static class SceneComposer
{
    private static readonly Place[] Landscapes = [Place.Mountains, Place.Hills, Place.Lake, Place.Sea, Place.Forest, Place.Meadow, Place.Desert, Place.Abstract];
    private static readonly Hour[] Hours = [Hour.Dawn, Hour.Day, Hour.Day, Hour.Sunset, Hour.Sunset, Hour.Dusk, Hour.Night];

    public static Stage Compose(PromptReading reading, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen)
    {
        var stage = Empty(reading, canvas, random, seen, PlaceOf(reading, random.Fork("place")));
        PlaceScenery.Draw(stage, stage.Place);
        Cast.Draw(stage);
        WeatherLayers.Draw(stage);
        return stage;
    }

    /// <summary>Only what stands before a caller's own picture: subjects and weather.</summary>
    public static Stage ComposeForeground(PromptReading reading, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen)
    {
        var stage = Empty(reading, canvas, random, seen, reading.Places.Count > 0 ? reading.Places[0] : Place.Hills);
        Cast.Draw(stage);
        WeatherLayers.Draw(stage);
        return stage;
    }

    private static Stage Empty(PromptReading reading, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen, Place place)
    {
        var hour = HourOf(reading, random.Fork("hour"));
        return new Stage(canvas, PaletteMixer.Mix(reading, hour, random.Fork("palette"), seen), reading, random) { Place = place };
    }

    private static Hour HourOf(PromptReading reading, SeededRandom random)
    {
        if (reading.Hour is { } said)
        {
            return said;
        }

        return reading.Has(Style.Noir) ? random.Pick([Hour.Night, Hour.Dusk])
            : reading.Has(Style.Ink) ? Hour.Day
            : reading.Has(Style.Cyberpunk) ? random.Pick([Hour.Night, Hour.Dusk, Hour.Sunset])
            : reading.Has(Mood.Dark) || reading.Weather is Weather.Storm ? random.Pick([Hour.Dusk, Hour.Night])
            : reading.Has(Mood.Magic) ? random.Pick([Hour.Dusk, Hour.Night, Hour.Dawn])
            : random.Pick(Hours);
    }

    private static Place PlaceOf(PromptReading reading, SeededRandom random)
    {
        // Some places hold others: a window looks onto the sea, a lake lies below mountains, a street is in a city.
        Place[] holders = [Place.Cafe, Place.Underwater, Place.Room, Place.Space, Place.Lake, Place.Beach, Place.Sea, Place.Street, Place.Village, Place.City, Place.Desert, Place.Forest, Place.Winter];
        foreach (var holder in holders)
        {
            if (reading.Has(holder))
            {
                return holder;
            }
        }

        var home = reading.Subjects.Select(subject => Subject.Of(subject.Kind).Home).FirstOrDefault(place => place is not null);
        return reading.Places.Count > 0 ? reading.Places[0] : home ?? random.Pick(Landscapes);
    }
}
