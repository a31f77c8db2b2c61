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
            options.SuppressDiagnosticsCallback = context => context.ExceptionHandledBy is ExceptionHandledType.ExceptionHandlerService
                || context.Exception is BadHttpRequestException or OperationCanceledException or OverloadedException or DiskReservedException || DiskSpace.IsFull(context.Exception);
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
            if (context.Features.Get<ErrorForm>()?.RequestIdHeader is { } header)
            {
                context.Response.Headers[header] = context.TraceIdentifier;
            }

            using var scope = RequestId.Scope(logger, context.TraceIdentifier);
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null, ContentType: null })
            {
                await AnswerStatus(context);
            }
        });
        app.UseShedding();
        app.UseMessageFraming();
        app.UseExceptionHandler();
    }

    private static async Task AnswerException(HttpContext context)
    {
        try
        {
            await AnswerAsync(context, context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left; the exception is often only the sign of that.
        }
    }

    private static Task AnswerAsync(HttpContext context, Exception failure)
    {
        // The exception handler has cleared the reply's headers.
        context.Response.Headers["X-Request-Id"] = context.TraceIdentifier;
        return failure switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                ApiErrors.PayloadTooLarge(LimitOf(context)).ExecuteAsync(context),
            BadHttpRequestException bad =>
                ApiErrors.BadRequest($"The request is malformed: {bad.Message}", $"Запрос составлен неверно: {bad.Message}").ExecuteAsync(context),
            _ when failure.IsFullDatabase() || DiskSpace.IsFull(failure) || failure is DiskReservedException => ApiErrors.DiskFull().ExecuteAsync(context),
            _ when failure is OverloadedException || failure.IsDatabaseOutage() => ApiErrors.Overloaded().ExecuteAsync(context),
            _ => ApiErrors.Internal().ExecuteAsync(context),
        };
    }

    private static long LimitOf(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? BodyLimit.MaxJsonBytes;

    /// <summary>Writes the error for a status that routing has set without a body.</summary>
    private static Task AnswerStatus(HttpContext context) => context.Response.StatusCode switch
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
