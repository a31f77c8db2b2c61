using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Images.Subjects;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images;

/// <summary>Makes a scene of what a prompt asks for; chance decides the rest, and the seed decides chance.</summary>
internal static class SceneComposer
{
    private static readonly Place[] Landscapes = [Place.Mountains, Place.Hills, Place.Lake, Place.Sea, Place.Forest, Place.Meadow, Place.Desert, Place.Abstract];
    private static readonly TimeOfDay[] Hours = [TimeOfDay.Dawn, TimeOfDay.Day, TimeOfDay.Day, TimeOfDay.Sunset, TimeOfDay.Sunset, TimeOfDay.Dusk, TimeOfDay.Night];

    /// <summary>Without scenery, only what stands before a caller's own image is drawn: subjects and weather.</summary>
    public static Scene Compose(ScenePrompt prompt, Canvas canvas, SeededRandom random, IReadOnlyList<Rgb> seen, bool hasScenery = true)
    {
        var palette = PaletteMixer.Mix(prompt, HourOf(prompt, random.Fork("hour")), random.Fork("palette"), seen);
        var place = hasScenery ? PlaceOf(prompt, random.Fork("place")) : prompt.Places is [var first, ..] ? first : Place.Hills;
        var scene = new Scene(canvas, palette, prompt, random) { Place = place, HasScenery = hasScenery };
        if (hasScenery)
        {
            SceneryTemplate.Draw(scene, $"{place}".ToLowerInvariant());
        }

        SubjectPlacer.Draw(scene);
        if (!scene.IsInside)
        {
            SceneryTemplate.Draw(scene, "weather");
        }

        return scene;
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
