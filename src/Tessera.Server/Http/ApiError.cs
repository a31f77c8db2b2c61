using System.Globalization;

namespace Tessera.Server.Http;

/// <summary>An error as a value: one model for every slice, serialised by the dialect that answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable machine-readable code, never translated.</param>
/// <param name="Message">What happened, the value seen, what is allowed, the next step.</param>
internal sealed record ApiError(int Status, string Code, LocalText Message) : IResult
{
    private static readonly object NoDetails = new();

    /// <summary>Machine-readable details, serialised as they are.</summary>
    public object? Details { get; init; }

    /// <summary>The member of the request that is wrong, for an error without <c>details</c>; only some dialects show it.</summary>
    public string? Field { get; init; }

    /// <summary>How long to wait before a retry; sets <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the sandbox failed; the reply is then marked by a header.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>The plan and its limits, for a 429.</summary>
    public LimitsSeen? Limits { get; init; }

    /// <summary>
    /// Whether vendors' clients may repeat the request by themselves; sets <c>x-should-retry</c>. Null leaves it to the status.
    /// </summary>
    public bool? ShouldRetry { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, form) = (httpContext.Response, httpContext.Features.Get<ErrorForm>());
        response.StatusCode = form?.StatusOf(this) ?? Status;
        SandboxHeader.Set(httpContext, IsSandbox);
        var seconds = RetryAfter is { } wait ? (long)Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : (long?)null;
        if (seconds is { } after)
        {
            response.Headers.RetryAfter = after.ToString(CultureInfo.InvariantCulture);
        }

        if (ShouldRetry is { } retry)
        {
            response.Headers["x-should-retry"] = retry ? "true" : "false";
        }

        if (form?.RequestIdHeader is { } header)
        {
            // The exception handler has cleared the reply's headers.
            response.Headers[header] = httpContext.TraceIdentifier;
        }

        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = form?.Challenge ?? "Bearer";
        }

        var body = form?.Body(this, httpContext.Request) ?? ToWire(httpContext, seconds);
        await response.WriteAsJsonAsync(body, WireJson.Options, httpContext.RequestAborted);
    }

    private ErrorReply ToWire(HttpContext context, long? seconds)
    {
        var message = Message.For(context.Request);
        var details = Details is ApiErrors.FieldDetails fields ? fields.In(Language.Of(context.Request)) : Details ?? NoDetails;
        return Limits is { } limits
            ? new ErrorReply.OfPlanLimit(Code, message, details, context.TraceIdentifier)
            {
                RetryAfter = seconds,
                Plan = limits.Plan,
                LimitHour = limits.Hour,
                LimitDay = limits.Day,
            }
            : new ErrorReply.Plain(Code, message, details, context.TraceIdentifier);
    }

    /// <summary>The plan's limits; null is unlimited.</summary>
    internal sealed record LimitsSeen(string Plan, int? Hour, int? Day);
}
