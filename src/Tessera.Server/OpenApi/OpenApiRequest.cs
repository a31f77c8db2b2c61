namespace Tessera.Server.OpenApi;

/// <summary>A request's body.</summary>
/// <param name="Type">A type with its members; used by the document only, where the body is read by hand.</param>
/// <param name="Samples">Bodies as JSON.</param>
internal sealed record OpenApiRequest(Type Type, params IReadOnlyList<OpenApiSample> Samples)
{
    public string MediaType { get; init; } = "application/json";

    public bool IsRequired { get; init; } = true;
}
