namespace Tessera.Sandbox.Images.Prompts;

/// <summary>
/// What a prompt asks for, as far as the sandbox understands it: lists in its order, each item once. <c>Colours</c> belong to
/// no subject; <c>LandColour</c> is that of "purple fields"; <c>Unread</c> are the words that say nothing to the sandbox.
/// </summary>
internal sealed record ScenePrompt(
    IReadOnlyList<Place> Places,
    IReadOnlyList<SubjectMention> Subjects,
    TimeOfDay? Hour,
    Weather? Weather,
    IReadOnlyList<Style> Styles,
    IReadOnlyList<Rgb> Colours,
    Rgb? LandColour,
    IReadOnlySet<Mood> Moods,
    IReadOnlySet<string> Unwanted,
    bool IsCloseUp,
    IReadOnlyList<string> Unread)
{
    /// <summary>Places and weathers that must not be seen are simply not read; trees and people are scenery's own.</summary>
    public bool AllowsTrees => !Unwanted.Contains("tree");

    public bool AllowsPeople => !Unwanted.Contains("person") && !Unwanted.Contains("couple");

    /// <summary>Whether the sandbox draws anything that the prompt names.</summary>
    public bool NamesAnything => Places.Count + Subjects.Count + Styles.Count + Colours.Count + Moods.Count > 0 || Hour is not null || Weather is not null;

    public bool Has(Style style) => Styles.Contains(style);

    public bool Has(Mood mood) => Moods.Contains(mood);

    public bool Has(Place place) => Places.Contains(place);

    public bool Has(string kind) => Subjects.Any(subject => subject.Kind == kind);
}
