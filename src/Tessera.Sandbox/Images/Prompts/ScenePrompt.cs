using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Prompts;

/// <summary>What a prompt asks for, as far as the sandbox understands it.</summary>
internal sealed record ScenePrompt
{
    /// <summary>Every place named, in the prompt's order.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>Every thing named, in the prompt's order; each kind once.</summary>
    public required IReadOnlyList<SubjectMention> Subjects { get; init; }

    /// <summary>The time of day, if it is said.</summary>
    public TimeOfDay? Hour { get; init; }

    /// <summary>The weather, if it is said.</summary>
    public Weather? Weather { get; init; }

    public required IReadOnlyList<Style> Styles { get; init; }

    /// <summary>Colours that belong to no subject: the whole picture's.</summary>
    public required IReadOnlyList<Rgb> Colours { get; init; }

    /// <summary>The colour of the land: "purple fields", "red desert".</summary>
    public Rgb? LandColour { get; init; }

    public required IReadOnlySet<Mood> Moods { get; init; }

    /// <summary>What must not be seen.</summary>
    public required IReadOnlySet<string> Unwanted { get; init; }

    /// <summary>The words of the prompt that say nothing to the sandbox, in its order, each once; stop words are left out.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Places and weathers that must not be seen are simply not read; trees and people are scenery's own.</summary>
    public bool AllowsTrees => !Unwanted.Contains("tree");

    public bool AllowsPeople => !Unwanted.Contains("person") && !Unwanted.Contains("couple");

    /// <summary>A macro or close-up: subjects are large.</summary>
    public bool IsCloseUp { get; init; }

    /// <summary>Whether the sandbox draws anything that the prompt names.</summary>
    public bool NamesAnything => Places.Count + Subjects.Count + Styles.Count + Colours.Count + Moods.Count > 0 || Hour is not null || Weather is not null;

    public bool Has(Style style) => Styles.Contains(style);

    public bool Has(Mood mood) => Moods.Contains(mood);

    public bool Has(Place place) => Places.Contains(place);

    public bool Has(string kind) => Subjects.Any(subject => subject.Kind == kind);
}
