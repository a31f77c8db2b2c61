using System.Globalization;

namespace Tessera.Server.Http;

/// <summary>A sentence for people, in the supported languages. Codes and logs are never translated.</summary>
internal readonly record struct LocalText(string En, string Ru)
{
    public string In(Language language) => language.Tag == "ru" ? Ru : En;

    /// <summary>The sentence in the caller's language.</summary>
    public string For(HttpRequest request) => In(Language.Of(request));

    public static LocalText Format(string en, string ru, params object?[] values) =>
        new(string.Format(CultureInfo.InvariantCulture, en, values), string.Format(CultureInfo.InvariantCulture, ru, values));
}
