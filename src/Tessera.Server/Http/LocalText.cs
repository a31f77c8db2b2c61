using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Http;

/// <summary>A sentence for people, in the supported languages. Codes and logs are never translated.</summary>
internal readonly record struct LocalText(string En, string Ru)
{
    /// <summary>The sentence in the first supported language of <c>Accept-Language</c>; otherwise in English.</summary>
    public string For(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var languages))
        {
            return En;
        }

        var best = languages
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Language(language.Value.Value ?? ""))
            .FirstOrDefault(language => language is "ru" or "en");
        return best == "ru" ? Ru : En;
    }

    public static LocalText Format(string en, string ru, params object?[] values) =>
        new(string.Format(CultureInfo.InvariantCulture, en, values), string.Format(CultureInfo.InvariantCulture, ru, values));

    private static string Language(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
