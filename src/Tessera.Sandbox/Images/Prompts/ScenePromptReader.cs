using Tessera.Sandbox.Images.Subjects;
using Tessera.Sandbox.Text;

namespace Tessera.Sandbox.Images.Prompts;

/// <summary>Reads a prompt by its known words; all others only seed chance.</summary>
internal static class ScenePromptReader
{
    /// <param name="prompt">What is wanted; "no …", "without …" and "без …" in it are not.</param>
    /// <param name="negative">What is not wanted.</param>
    public static ScenePrompt Read(string prompt, string negative)
    {
        var (words, denied) = Split(WordForms.In(prompt));
        denied.AddRange(WordForms.In(negative));
        var unwanted = Subject.Words.In(denied).ToHashSet();
        return new ScenePrompt(
            [.. Without(SceneLexicons.Places, words, denied)],
            [.. Subjects(words).Where(subject => !unwanted.Contains(subject.Kind))],
            Without(SceneLexicons.Hours, words, denied).Select(hour => (TimeOfDay?)hour).FirstOrDefault(),
            Without(SceneLexicons.Weathers, words, denied).Select(weather => (Weather?)weather)
                .OrderByDescending(weather => weather is Weather.Storm or Weather.Rain or Weather.Snow).FirstOrDefault(),
            [.. Without(SceneLexicons.Styles, words, denied)],
            [.. FreeColours(words)],
            LandColour(words),
            Without(SceneLexicons.Moods, words, denied).ToHashSet(),
            unwanted,
            SceneLexicons.CloseUps.In(words).Any(),
            Unread(words));
    }

    /// <summary>The colours a text names, in its order.</summary>
    public static IEnumerable<Rgb> Colours(string text) => SceneLexicons.Colours.In(WordForms.In(text)).Select(Rgb.Of);

    private static List<string> Unread(List<string> words)
    {
        HashSet<int> read =
        [
            .. SceneLexicons.Places.Places(words), .. SceneLexicons.Hours.Places(words), .. SceneLexicons.Weathers.Places(words), .. SceneLexicons.Styles.Places(words),
            .. SceneLexicons.Colours.Places(words), .. SceneLexicons.Moods.Places(words), .. Subject.Words.Places(words), .. SceneLexicons.Counts.Places(words),
            .. SceneLexicons.Poses.Places(words), .. SceneLexicons.CloseUps.Places(words), .. SceneLexicons.Empty.Places(words),
        ];
        return [.. words.Where((word, at) => !read.Contains(at) && Topics.CarriesMeaning(word)).Distinct(StringComparer.Ordinal)];
    }

    private static (List<string> Words, List<string> Denied) Split(List<string> words)
    {
        var denials = SceneLexicons.Denials.Find(words).Select(denial => denial.At).Where(at => at + 1 < words.Count).ToHashSet();
        return (
            [.. words.Where((_, at) => !denials.Contains(at) && !denials.Contains(at - 1))],
            [.. words.Where((_, at) => denials.Contains(at - 1))]);
    }

    private static IEnumerable<T> Without<T>(Lexicon<T> lexicon, List<string> words, List<string> denied)
        where T : notnull =>
        lexicon.In(words).Except(lexicon.In(denied));

    private static IEnumerable<SubjectMention> Subjects(List<string> words)
    {
        var pose = SceneLexicons.Poses.In(words).FirstOrDefault();
        return Subject.Words.Find(words)
            .DistinctBy(found => found.Meaning).Where(found => found.Meaning is not "portrait" || !IsOfAnother(words, found.At))
            .Select(found => new SubjectMention(found.Meaning, CountBefore(words, found.At), ColourBefore(words, found.At), pose));
    }

    // "A cat portrait", "portrait of a red cat" and "портрет рыжего кота" show the cat, "portrait with a cat" a person.
    private static bool IsOfAnother(List<string> words, int at) => Subject.Words.Find(words).FirstOrDefault(found => found.At >= at - 1 && found.At != at)
        is { Meaning: not (null or "person"), At: var of } && (of < at || (of - at <= 4 && words[at + 1] is "of" or [>= 'а' and <= 'я', _, _, ..]));

    private static int CountBefore(List<string> words, int at) =>
        SceneLexicons.Counts.Find(words).Where(count => at - count.At is 1 or 2).Select(count => count.Meaning).FirstOrDefault(IsPlural(words[at]) ? 3 : 1);

    // "лисы" may be one fox's or several; several is the likelier image.
    private static bool IsPlural(string word) => word.Length > 3 && word[^1] is 's' or 'ы' or 'и' && !word.EndsWith("ss", StringComparison.Ordinal);

    // "a small red wooden boat": the colour may stand up to two words away.
    private static Rgb? ColourBefore(List<string> words, int at) => SceneLexicons.Colours.Find(words)
        .Where(colour => at - colour.At is 0 or 1 or 2 && !Subject.Words.Find(words).Any(other => other.At > colour.At && other.At < at))
        .Select(colour => (Rgb?)Rgb.Of(colour.Meaning))
        .FirstOrDefault();

    private static IEnumerable<Rgb> FreeColours(List<string> words)
    {
        var subjects = Subject.Words.Find(words).ToList();
        return SceneLexicons.Colours.Find(words)
            .Where(colour => !subjects.Any(subject => subject.At - colour.At is 0 or 1 or 2) && !IsOfLand(words, colour.At))
            .Select(colour => Rgb.Of(colour.Meaning));
    }

    private static Rgb? LandColour(List<string> words) =>
        SceneLexicons.Colours.Find(words).Where(colour => IsOfLand(words, colour.At)).Select(colour => (Rgb?)Rgb.Of(colour.Meaning)).FirstOrDefault();

    // "Lavender" is a field and its colour in one word.
    private static bool IsOfLand(List<string> words, int at) =>
        SceneLexicons.Places.Find(words).Any(place => place.At - at is 0 or 1 or 2 && place.Meaning is not (Place.Clouds or Place.Space or Place.Abstract));
}
