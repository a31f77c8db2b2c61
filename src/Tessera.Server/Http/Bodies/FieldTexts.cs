using System.Globalization;
using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Http.Bodies;

/// <summary>The sentences about wrong values, in both languages: one for each kind of error.</summary>
internal static class FieldTexts
{
    public static readonly LocalText Text = new("a string", "строка");
    public static readonly LocalText Flag = new("true or false", "true или false");
    public static readonly LocalText Whole = new("a whole number", "целое число");
    public static readonly LocalText Texts = new("an array of strings", "массив строк");
    public static readonly LocalText Moment = new("a date and time such as \"2027-01-31T00:00:00Z\"", "дата и время, например \"2027-01-31T00:00:00Z\"");

    public static LocalText Missing(string name) => new($"`{name}` is required.", $"`{name}`: обязательное поле.");

    public static LocalText MissingFile(string name) => new(
        $"`{name}` is required: a file, as a part of the form.", $"`{name}`: обязательное поле — файл, часть формы.");

    public static LocalText Missing(string name, IReadOnlyList<string> allowed) => new(
        $"`{name}` is required: {OneOf(allowed).En}.", $"`{name}`: обязательное поле — {OneOf(allowed).Ru}.");

    /// <summary>A value that is not what it must be; <paramref name="got"/> is shown as it is.</summary>
    public static LocalText MustBe(string name, LocalText expected, string got) => new(
        $"`{name}` must be {expected.En}, got {got}.", $"`{name}`: ожидается {expected.Ru}, получено: {got}.");

    /// <summary>A value of another JSON type.</summary>
    public static LocalText Mistype(string path, LocalText expected, JsonElement seen) => new(
        $"`{path}` must be {expected.En}, got {StrictJson.KindOf(seen).En}.", $"`{path}`: ожидается {expected.Ru}, получено: {StrictJson.KindOf(seen).Ru}.");

    public static LocalText NotOneOf(string name, IReadOnlyList<string> allowed, string given) => With(
        MustBe(name, OneOf(allowed), Quoted(given)), NearestName.Hint(given, allowed));

    public static LocalText EntryNotOneOf(string name, IReadOnlyList<string> allowed, string given) => With(
        new(
            $"Each entry of `{name}` must be {OneOf(allowed).En}, got {Quoted(given)}.",
            $"`{name}`: каждый элемент — {OneOf(allowed).Ru}, получено: {Quoted(given)}."),
        NearestName.Hint(given, allowed));

    public static LocalText Characters(string name, int min, int max, int seen) => new(
        $"`{name}` must have {Span(min, max).En} characters, got {seen}.", $"`{name}`: допустимая длина — {Span(min, max).Ru} символов, получено: {seen}.");

    public static LocalText EntryCharacters(string name, int min, int max, int seen) => new(
        $"Each entry of `{name}` must have {Span(min, max).En} characters, got one of {seen}.",
        $"`{name}`: допустимая длина элемента — {Span(min, max).Ru} символов, получено: {seen}.");

    public static LocalText Entries(string name, int min, int max, int seen) => new(
        $"`{name}` must have {Span(min, max).En} entries, got {seen}.", $"`{name}`: допустимо элементов — {Span(min, max).Ru}, получено: {seen}.");

    /// <summary>A whole number within limits; without an upper one where that is the largest long.</summary>
    public static LocalText WholeWithin(long min, long max) => max == long.MaxValue
        ? LocalText.Format("a whole number of at least {0}", "целое число не меньше {0}", min)
        : LocalText.Format("a whole number from {0} to {1}", "целое число от {0} до {1}", min, max);

    public static LocalText Unknown(string name, bool isQuery, string given, IReadOnlyList<string> known) => With(
        isQuery ? new($"There is no query parameter `{name}`.", $"Параметра `{name}` нет.") : new($"There is no member `{name}`.", $"Поля `{name}` нет."),
        NearestName.Hint(given, known));

    public static LocalText Repeated(string name, int times) => new(
        $"`{name}` is given {times.ToString(CultureInfo.InvariantCulture)} times; give it once.",
        $"`{name}` передано {times.ToString(CultureInfo.InvariantCulture)} раз; передайте один раз.");

    public static LocalText InThePast(string name) => new($"`{name}` must be in the future.", $"`{name}`: нужно время в будущем.");

    /// <summary>One sentence after the other.</summary>
    public static LocalText With(LocalText first, LocalText second) => new(first.En + second.En, first.Ru + second.Ru);

    public static string Quoted(string given) => $"\"{Excerpt.Of(given)}\"";

    private static LocalText OneOf(IReadOnlyList<string> allowed) => allowed.Count == 1
        ? new($"\"{allowed[0]}\"", $"\"{allowed[0]}\"")
        : new($"one of {string.Join(", ", allowed)}", $"одно из: {string.Join(", ", allowed)}");

    private static LocalText Span(int min, int max) => min == 0
        ? LocalText.Format("at most {0}", "не более {0}", max)
        : LocalText.Format("{0} to {1}", "от {0} до {1}", min, max);
}
