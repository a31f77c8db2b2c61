using System.Text.Json.Serialization;

namespace Tessera.Server.Http;

/// <summary>An error in Tessera's own form.</summary>
/// <param name="Error">A stable code for programs, never translated.</param>
/// <param name="Message">What happened, the value seen, what is allowed, the next step; in Russian with `Accept-Language: ru`.</param>
/// <param name="Details">Facts for programs, by code; `fields[]` of `{field, message, allowed}` on 422.</param>
/// <param name="RequestId">The request, as in the header `X-Request-Id`.</param>
internal abstract record ErrorReply(string Error, string Message, object Details, string RequestId)
{
    internal sealed record Plain(string Error, string Message, object Details, string RequestId) : ErrorReply(Error, Message, Details, RequestId);

    /// <summary>A limit of the account's plan is reached.</summary>
    internal sealed record OfPlanLimit(string Error, string Message, object Details, string RequestId) : ErrorReply(Error, Message, Details, RequestId)
    {
        /// <summary>Seconds to wait; on 429.</summary>
        [JsonPropertyOrder(1)]
        public required long? RetryAfter { get; init; }

        /// <summary>The account's plan; on 429.</summary>
        [JsonPropertyOrder(1)]
        public required string Plan { get; init; }

        /// <summary>Requests an hour, null without limit; on 429.</summary>
        [JsonPropertyOrder(1)]
        public required int? LimitHour { get; init; }

        /// <summary>Requests a day, null without limit; on 429.</summary>
        [JsonPropertyOrder(1)]
        public required int? LimitDay { get; init; }
    }
}
