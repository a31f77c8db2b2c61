using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Answers 503 with Retry-After when the object store is down, on every route that needs it. Once the
/// reply has begun it can only be cut.
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
                "The store for files does not answer just now. Try again in a few seconds.",
                "Хранилище файлов сейчас не отвечает. Повторите через несколько секунд."))
            {
                RetryAfter = ComeBackAfter,
            }.ExecuteAsync(context);
        }
    }

    [LoggerMessage(LogLevel.Error, "The store for files failed in {Method} {Path}. {Trouble}")]
    private partial void LogOutage(string method, string path, string trouble);
}
