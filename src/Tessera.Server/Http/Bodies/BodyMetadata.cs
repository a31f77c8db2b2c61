namespace Tessera.Server.Http.Bodies;

/// <summary>
/// The body an endpoint reads, for its API document. <see cref="Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata"/> would
/// also affect routing, and refuse a media type before authentication and in a form that is not the dialect's.
/// </summary>
internal sealed record BodyMetadata(Type Type, bool IsOptional)
{
    public string MediaType { get; init; } = "application/json";
}
