using System.Globalization;

namespace Tessera.Server.Http;

/// <summary>An error as a value: one model for every slice, serialised by the dialect that answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable machine-readable code, never translated.</param>
/// <param name="Message">What happened, the value seen, what is allowed, the next step.</param>
internal sealed record ApiError(int Status, string Code, LocalText Message) : IResult
{
    /// <summary>Machine-readable details, serialised as they are.</summary>
    public object? Details { get; init; }

    /// <summary>How long to wait before a retry; sets <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The plan and its limits, for a 429.</summary>
    public LimitsSeen? Limits { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        var seconds = RetryAfter is { } wait ? (long)Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : (long?)null;
        if (seconds is { } after)
        {
            response.Headers.RetryAfter = after.ToString(CultureInfo.InvariantCulture);
        }

        var form = httpContext.Features.Get<ErrorForm>();
        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = form?.Challenge ?? "Bearer";
        }

        var body = form?.Body(this, httpContext.Request) ?? ToWire(httpContext, seconds);
        await response.WriteAsJsonAsync(body, WireJson.Options, httpContext.RequestAborted);
    }

    private Dictionary<string, object?> ToWire(HttpContext context, long? seconds)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["error"] = Code,
            ["message"] = Message.For(context.Request),
            ["details"] = Details ?? new Dictionary<string, object?>(StringComparer.Ordinal),
            ["request_id"] = context.TraceIdentifier,
        };
        if (Limits is { } limits)
        {
            body["retry_after"] = seconds;
            body["plan"] = limits.Plan;
            body["limit_hour"] = limits.Hour;
            body["limit_day"] = limits.Day;
        }

        return body;
    }

    /// <summary>The plan's limits; null is unlimited.</summary>
    internal sealed record LimitsSeen(string Plan, int? Hour, int? Day);
}
