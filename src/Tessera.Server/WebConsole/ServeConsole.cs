using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.WebConsole;

/// <summary><c>GET /web/…</c>: the files of the console; without a build, a page that says how to get one.</summary>
internal static class ServeConsole
{
    public static Reply Handle(string? path, ConsoleFiles files, PublicAddress address) => new(path ?? "", files, address.Url);

    /// <summary>A file of the console, or the page without it.</summary>
    internal sealed class Reply(string path, ConsoleFiles files, string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, headers) = (httpContext.Request, httpContext.Response.Headers);
            headers.CacheControl = "no-cache";
            // Relative addresses of the page begin with its own, so it needs the slash.
            if (request.Path.Value is "/web")
            {
                return TypedResults.Redirect(WebConsoleFeature.Path + request.QueryString).ExecuteAsync(httpContext);
            }

            if (!files.IsBuilt)
            {
                return MissingConsole.SendAsync(httpContext);
            }

            if (files.Find(path) is not { } file)
            {
                return ApiErrors.NotFound($"The console has no file '{path}'.", $"В консоли нет файла «{path}».").ExecuteAsync(httpContext);
            }

            ConsolePolicy.Set(headers, request, address);
            headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
            headers.Vary = "Accept-Encoding";
            var form = file.FormFor(request);
            if (form.Coding is { } coding)
            {
                headers.ContentEncoding = coding;
            }

            return TypedResults.Bytes(form.Bytes, file.Type, entityTag: form.Tag).ExecuteAsync(httpContext);
        }
    }
}
