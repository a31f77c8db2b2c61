namespace Tessera.Server.Http.Bodies;

/// <summary>
/// The body an endpoint reads, for its API document. <see cref="Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata"/> would
/// also route by it, and refuse a media type before the caller is known and in a form that is not the dialect's.
/// </summary>
internal sealed record BodyMetadata(Type Type, bool IsOptional)
{
    public string MediaType { get; init; } = "application/json";
}
