using System.Reflection;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary>
/// fal's client cannot be given a base URL, only a proxy: it sends all calls there, with the address they are for in a header. That
/// address selects a route here by its host; it is never fetched.
/// </summary>
internal sealed class FalProxy : IStartupFilter
{
    public const string Route = "/fal/proxy";

    private const string Target = "x-fal-target-url";

    private static readonly Dictionary<string, string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["queue.fal.run"] = FalFeature.Queue,
        ["fal.run"] = FalFeature.Run,
        ["rest.fal.ai"] = FalFeature.Rest,
        ["rest.alpha.fal.ai"] = FalFeature.Rest,
    };

    // Before routing, which the framework puts before all other middleware.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, next) =>
        {
            var request = context.Request;
            if (request.Path.Equals(Route, StringComparison.OrdinalIgnoreCase) && TryRead(request, out var target))
            {
                request.Path = new PathString(Folders[target.Host]).Add(PathString.FromUriComponent(target));
                request.QueryString = QueryString.FromUriComponent(target);
            }

            return next(context);
        });
        next(app);
    };

    /// <summary>Answers a call that names no address of fal.</summary>
    public static ApiError Refuse(NamedTarget target) => target.Url is { Length: > 0 } url
        ? ApiErrors.BadRequest(
            $"`{Target}` is '{Excerpt.Of(url)}'; it must begin with https:// and one of {string.Join(", ", Folders.Keys)}. Other addresses are not answered, and none is fetched.",
            $"`{Target}` — '{Excerpt.Of(url)}'; нужен адрес fal: {string.Join(", ", Folders.Keys)}.")
        : ApiErrors.BadRequest(
            $"`{Target}` is missing: fal's client sends it with `proxyUrl`.", $"Нет заголовка `{Target}`: клиент fal передаёт его при `proxyUrl`.");

    private static bool TryRead(HttpRequest request, out Uri target) =>
        Uri.TryCreate(request.Headers[Target].ToString(), UriKind.Absolute, out target!)
        && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
        && Folders.ContainsKey(target.Host);

    /// <param name="Url">The address that the header names.</param>
    internal sealed record NamedTarget(string? Url) : IBindableFromHttpContext<NamedTarget>
    {
        public static ValueTask<NamedTarget?> BindAsync(HttpContext context, ParameterInfo parameter) =>
            ValueTask.FromResult<NamedTarget?>(new(context.Request.Headers[Target]));
    }
}
