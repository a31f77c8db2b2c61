using Microsoft.AspNetCore.Diagnostics;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>Answers 503 with Retry-After on every route that needs the object store while it is down.</summary>
internal sealed partial class StoreOutage(ILogger<StoreOutage> logger) : IExceptionHandler
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(10);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreUnavailableException outage)
        {
            return false;
        }

        LogOutage(httpContext.Request.Method, httpContext.Request.Path, outage.Message);
        httpContext.Response.Headers["X-Request-Id"] = httpContext.TraceIdentifier;
        await new ApiError(StatusCodes.Status503ServiceUnavailable, "overloaded", new(
            "The artifact store is unavailable. Try again in a few seconds.",
            "Хранилище файлов сейчас не отвечает. Повторите через несколько секунд."))
        {
            RetryAfter = ComeBackAfter,
        }.ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Artifact store failure in {Method} {Path}. {Trouble}")]
    private partial void LogOutage(string method, string path, string trouble);
}
