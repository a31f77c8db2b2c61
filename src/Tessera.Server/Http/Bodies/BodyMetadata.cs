namespace Tessera.Server.Http.Bodies;

/// <summary>
/// The body an endpoint reads, for its API document. <see cref="Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata"/> would
/// also affect routing, and refuse a media type before authentication and in a form that is not the dialect's.
/// </summary>
internal sealed record BodyMetadata(Type Type, bool IsOptional) : IRefusalMetadata
{
    public string MediaType { get; init; } = "application/json";

    /// <summary>The answer to values that are not allowed.</summary>
    public ApiError Invalid { get; init; } = ApiErrors.Validation();

    public IReadOnlyList<ApiError> Refusals => [ApiErrors.BadRequest("", ""), ApiErrors.PayloadTooLarge(0), ApiErrors.UnsupportedMediaType(""), Invalid];
}
