using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Hosting;

/// <summary>What all replies have in common: JSON format, request ID, errors.</summary>
internal static class HttpFeature
{
    public static IServiceCollection AddHttpShape(this IServiceCollection services)
    {
        services.AddBodyCodings();
        services.AddHeadRequests();
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        // Malformed requests get the same error document in every environment.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler(options =>
        {
            options.ExceptionHandler = AnswerException;
            options.SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException or OverloadedException or DiskReservedException || DiskSpace.IsFull(context.Exception);
        });
        return services;
    }

    public static void UseHttpShape(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestId));
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            context.TraceIdentifier = RequestId.New(time.GetUtcNow());
            context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
            using var scope = RequestId.Scope(logger, context.TraceIdentifier);
            await next(context);
        });
        app.UseShedding();
        app.UseMessageFraming();
        app.UseExceptionHandler();
        app.UseStatusCodePages(AnswerStatus);
    }

    private static Task AnswerException(HttpContext context)
    {
        // The exception handler has cleared the reply's headers.
        context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
        var failure = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        return failure switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                ApiErrors.PayloadTooLarge(LimitOf(context)).ExecuteAsync(context),
            BadHttpRequestException bad =>
                ApiErrors.BadRequest($"The request is malformed: {bad.Message}", $"Запрос составлен неверно: {bad.Message}").ExecuteAsync(context),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => Task.CompletedTask,
            _ when failure.IsFullDatabase() || DiskSpace.IsFull(failure) || failure is DiskReservedException => ApiErrors.DiskFull().ExecuteAsync(context),
            _ when failure is OverloadedException || failure.IsDatabaseOutage() => ApiErrors.Overloaded().ExecuteAsync(context),
            _ => ApiErrors.Internal().ExecuteAsync(context),
        };
    }

    private static long LimitOf(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? BodyLimit.MaxJsonBytes;

    private static Task AnswerStatus(StatusCodeContext status)
    {
        var context = status.HttpContext;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ApiErrors.NotFound(
                $"There is no route {context.Request.Method} {context.Request.Path}.",
                $"Маршрута {context.Request.Method} {context.Request.Path} нет.").ExecuteAsync(context),
            StatusCodes.Status405MethodNotAllowed => new ApiError(405, "bad_request", new(
                $"{context.Request.Path} does not answer {context.Request.Method}; it answers {context.Response.Headers.Allow}.",
                $"{context.Request.Path} не отвечает на {context.Request.Method}; допустимо: {context.Response.Headers.Allow}."))
                .ExecuteAsync(context),
            StatusCodes.Status415UnsupportedMediaType => ApiErrors.UnsupportedMediaType(
                context.Request.ContentType ?? "none", "application/json").ExecuteAsync(context),
            _ => Task.CompletedTask,
        };
    }
}
