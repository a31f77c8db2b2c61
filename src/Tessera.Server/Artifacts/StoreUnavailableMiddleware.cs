using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Answers 503 with Retry-After on every route that needs the object store while it is down. Once a reply has begun, it can
/// only be aborted.
/// </summary>
internal sealed partial class StoreUnavailableMiddleware(RequestDelegate next, ILogger<StoreUnavailableMiddleware> logger)
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(10);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (StoreUnavailableException outage) when (!context.Response.HasStarted)
        {
            LogOutage(context.Request.Method, context.Request.Path, outage.Message);
            context.Response.Clear();
            context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
            await new ApiError(StatusCodes.Status503ServiceUnavailable, "overloaded", new(
                "The artifact store is unavailable. Try again in a few seconds.",
                "Хранилище файлов сейчас не отвечает. Повторите через несколько секунд."))
            {
                RetryAfter = ComeBackAfter,
            }.ExecuteAsync(context);
        }
    }

    [LoggerMessage(LogLevel.Error, "Artifact store failure in {Method} {Path}. {Trouble}")]
    private partial void LogOutage(string method, string path, string trouble);
}
