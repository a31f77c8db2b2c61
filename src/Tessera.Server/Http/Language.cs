using System.Reflection;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Http;

/// <summary>The language of the caller: the first supported one of <c>Accept-Language</c>, otherwise English.</summary>
/// <param name="Tag">Its tag: <c>en</c> or <c>ru</c>.</param>
internal sealed record Language(string Tag) : IBindableFromHttpContext<Language>
{
    public static readonly Language English = new("en");
    private static readonly Language Russian = new("ru");

    /// <summary>The language for an endpoint whose reply is in it, which caches must know.</summary>
    public static ValueTask<Language?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        }

        return ValueTask.FromResult<Language?>(Of(context.Request));
    }

    public static Language Of(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var accepted))
        {
            return English;
        }

        return accepted
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known((language.Value.Value ?? "").Split('-')[0]))
            .FirstOrDefault(language => language is not null) ?? English;
    }

    private static Language? Known(string tag) =>
        tag.Equals(Russian.Tag, StringComparison.OrdinalIgnoreCase) ? Russian
        : tag.Equals(English.Tag, StringComparison.OrdinalIgnoreCase) ? English
        : null;
}
