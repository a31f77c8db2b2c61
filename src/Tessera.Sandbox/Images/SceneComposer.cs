using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Images.Subjects;

namespace Tessera.Sandbox.Images;

/// <summary>Makes a scene of what a prompt asks for; chance decides the rest, and the seed decides chance.</summary>
internal static class SceneComposer
{
    private static readonly Place[] Landscapes = [Place.Mountains, Place.Hills, Place.Lake, Place.Sea, Place.Forest, Place.Meadow, Place.Desert, Place.Abstract];
    private static readonly TimeOfDay[] Hours = [TimeOfDay.Dawn, TimeOfDay.Day, TimeOfDay.Day, TimeOfDay.Sunset, TimeOfDay.Sunset, TimeOfDay.Dusk, TimeOfDay.Night];

    public static Scene Compose(ScenePrompt prompt, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen)
    {
        var scene = Empty(prompt, canvas, random, seen, PlaceOf(prompt, random.Fork("place")), hasScenery: true);
        PlaceScenery.Draw(scene, scene.Place);
        SubjectPlacer.Draw(scene);
        PlaceScenery.DrawWeather(scene);
        return scene;
    }

    /// <summary>Only what stands before a caller's own picture: subjects and weather.</summary>
    public static Scene ComposeForeground(ScenePrompt prompt, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen)
    {
        var scene = Empty(prompt, canvas, random, seen, prompt.Places.Count > 0 ? prompt.Places[0] : Place.Hills, hasScenery: false);
        SubjectPlacer.Draw(scene);
        PlaceScenery.DrawWeather(scene);
        return scene;
    }

    private static Scene Empty(ScenePrompt prompt, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen, Place place, bool hasScenery)
    {
        var hour = HourOf(prompt, random.Fork("hour"));
        return new Scene(canvas, PaletteMixer.Mix(prompt, hour, random.Fork("palette"), seen), prompt, random) { Place = place, HasScenery = hasScenery };
    }

    private static TimeOfDay HourOf(ScenePrompt prompt, SeededRandom random) =>
        prompt.Hour is { } named ? named
        : prompt.Has(Style.Noir) ? random.Pick([TimeOfDay.Night, TimeOfDay.Dusk])
        : prompt.Has(Style.Ink) ? TimeOfDay.Day
        : prompt.Has(Style.Cyberpunk) ? random.Pick([TimeOfDay.Night, TimeOfDay.Dusk, TimeOfDay.Sunset])
        : prompt.Has(Mood.Dark) || prompt.Weather is Weather.Storm ? random.Pick([TimeOfDay.Dusk, TimeOfDay.Night])
        : prompt.Has(Mood.Magic) ? random.Pick([TimeOfDay.Dusk, TimeOfDay.Night, TimeOfDay.Dawn])
        : random.Pick(Hours);

    private static Place PlaceOf(ScenePrompt prompt, SeededRandom random)
    {
        // Some places hold others: a window looks onto the sea, a lake lies below mountains, a street is in a city.
        Place[] holders = [Place.Cafe, Place.Underwater, Place.Room, Place.Space, Place.Lake, Place.Beach, Place.Sea, Place.Street, Place.Village, Place.City, Place.Desert, Place.Forest, Place.Winter];
        foreach (var holder in holders)
        {
            if (prompt.Has(holder))
            {
                return holder;
            }
        }

        var home = prompt.Subjects.Select(subject => Subject.Of(subject.Kind).Home).FirstOrDefault(place => place is not null);
        return prompt.Places.Count > 0 ? prompt.Places[0] : home ?? random.Pick(Landscapes);
    }
}
