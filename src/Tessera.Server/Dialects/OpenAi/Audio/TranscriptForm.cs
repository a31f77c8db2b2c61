using System.Globalization;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>What has to be known of a call, besides its generation, to answer it.</summary>
/// <param name="Format">The format of the reply.</param>
/// <param name="Milliseconds">How long the recording is.</param>
/// <param name="IsTranslation">Whether it was to be translated.</param>
/// <param name="Language">The language of the transcript as the request names it; empty when it names none.</param>
internal sealed record TranscriptForm(string Format, long Milliseconds, bool IsTranslation, string Language)
{
    public const string Json = "json";
    public const string Text = "text";
    public const string Srt = "srt";
    public const string Vtt = "vtt";
    public const string VerboseJson = "verbose_json";

    private const string Translate = "translate";
    private const string Transcribe = "transcribe";

    public string Task => IsTranslation ? Translate : Transcribe;

    public TimeSpan Duration => TimeSpan.FromMilliseconds(Milliseconds);

    /// <summary>OpenAI names languages in English, in lower case.</summary>
    public string LanguageName => CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .FirstOrDefault(culture => Language.Length > 0 && culture.Name.Equals(Language.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase))
        ?.EnglishName.ToLowerInvariant() ?? (Language.Length > 0 ? Language : "unknown");

    /// <summary>As it is stored with an idempotency key.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Format} {Milliseconds} {Task} {Language}");

    public static TranscriptForm Of(string text)
    {
        var parts = text.Split(' ', 4);
        return new(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2] == Translate, parts[3]);
    }
}
