using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Subjects;
using Tessera.Sandbox.Prompts;
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
        var unwantedStyles = SceneLexicons.Styles.In(denied).ToHashSet();
        return new ScenePrompt
        {
            Places = [.. Without(SceneLexicons.Places, words, denied)],
            Subjects = [.. Subjects(words).Where(subject => !unwanted.Contains(subject.Kind))],
            Hour = Without(SceneLexicons.Hours, words, denied).Select(hour => (TimeOfDay?)hour).FirstOrDefault(),
            Weather = Without(SceneLexicons.Weathers, words, denied).Select(weather => (Weather?)weather)
                .OrderByDescending(weather => weather is Weather.Storm or Weather.Rain or Weather.Snow).FirstOrDefault(),
            Styles = [.. SceneLexicons.Styles.In(words).Where(style => !unwantedStyles.Contains(style))],
            Colours = [.. FreeColours(words)],
            LandColour = LandColour(words),
            Moods = Without(SceneLexicons.Moods, words, denied).ToHashSet(),
            Unwanted = unwanted,
            IsCloseUp = SceneLexicons.CloseUps.In(words).Any(),
            Unread = Unread(words),
        };
    }

    /// <summary>The colours a text names, in its order.</summary>
    public static IEnumerable<Rgb> Colours(string text) => SceneLexicons.Colours.In(WordForms.In(text)).Select(Rgb.Of);

    private static List<string> Unread(List<string> words)
    {
        var read = new bool[words.Count];
        Mark(SceneLexicons.Places);
        Mark(SceneLexicons.Hours);
        Mark(SceneLexicons.Weathers);
        Mark(SceneLexicons.Styles);
        Mark(SceneLexicons.Colours);
        Mark(SceneLexicons.Moods);
        Mark(Subject.Words);
        Mark(SceneLexicons.Counts);
        Mark(SceneLexicons.Poses);
        Mark(SceneLexicons.CloseUps);
        Mark(SceneLexicons.Empty);
        return [.. words.Where((word, at) => !read[at] && Topics.CarriesMeaning(word)).Distinct(StringComparer.Ordinal)];

        void Mark<T>(Lexicon<T> lexicon)
            where T : notnull
        {
            foreach (var (_, at, length) in lexicon.Find(words))
            {
                read.AsSpan(at, length).Fill(true);
            }
        }
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

    // "лисы" may be one fox's or several; several is the likelier picture.
    private static bool IsPlural(string word) => word.Length > 3 && word[^1] is 's' or 'ы' or 'и' && !word.EndsWith("ss", StringComparison.Ordinal);

    private static Rgb? ColourBefore(List<string> words, int at)
    {
        // "a small red wooden boat": the colour may stand up to two words away.
        foreach (var (hex, place, _) in SceneLexicons.Colours.Find(words))
        {
            if (at - place is 0 or 1 or 2 && !Subject.Words.Find(words).Any(other => other.At > place && other.At < at))
            {
                return Rgb.Of(hex);
            }
        }

        return null;
    }

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
