using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.Console.Tests;

/// <summary>The console's own texts: a test looks for what a reader sees, in either language, and follows a change of it.</summary>
internal sealed partial class Texts
{
    private static readonly ConcurrentDictionary<string, Texts> ByLanguage = new();

    private readonly JsonElement _texts;
    private readonly CultureInfo _culture;

    private Texts(string language)
    {
        _texts = JsonElement.Parse(File.ReadAllText(Path.Combine(ConsoleBuild.Texts, $"{language}.json")));
        _culture = CultureInfo.GetCultureInfo(language == "ru" ? "ru-RU" : "en-GB");
    }

    public static Texts In(string language) => ByLanguage.GetOrAdd(language, name => new Texts(name));

    /// <summary>The text with its values; a plural is chosen by <paramref name="n"/>.</summary>
    public string this[string key, long? n = null, params (string Name, object Value)[] values]
    {
        get
        {
            var node = key.Split('.').Aggregate(_texts, (at, part) => at.GetProperty(part));
            var text = node.ValueKind == JsonValueKind.Object ? node.GetProperty(Form(n ?? 0, node)).GetString() : node.GetString();
            (string, object)[] all = n is { } number ? [("n", number), .. values] : values;
            return Placeholder.Replace(text ?? "", match => Write(all.First(value => value.Item1 == match.Groups[1].Value).Item2));
        }
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder { get; }

    private string Write(object value) => value is IFormattable number
        ? number.ToString("N0", _culture)
        : value.ToString() ?? "";

    // English has one and other; Russian one (1, 21), few (2–4, 22) and many.
    private string Form(long n, JsonElement forms)
    {
        var (ones, tens) = (n % 10, n % 100);
        var form = _culture.TwoLetterISOLanguageName switch
        {
            "ru" when ones == 1 && tens != 11 => "one",
            "ru" when ones is >= 2 and <= 4 && tens is < 12 or > 14 => "few",
            "ru" => "many",
            _ => n == 1 ? "one" : "other",
        };
        return forms.TryGetProperty(form, out _) ? form : "other";
    }
}
