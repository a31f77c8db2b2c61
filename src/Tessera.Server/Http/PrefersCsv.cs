using System.Reflection;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Http;

/// <summary>Whether the client prefers CSV to everything else that it accepts.</summary>
internal sealed record PrefersCsv(bool Value) : IBindableFromHttpContext<PrefersCsv>
{
    public static ValueTask<PrefersCsv?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<PrefersCsv?>(new(
        MediaTypeHeaderValue.TryParseList(context.Request.Headers.Accept, out var accepted)
        && accepted.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault() is { MediaType.Value: "text/csv" }));
}
