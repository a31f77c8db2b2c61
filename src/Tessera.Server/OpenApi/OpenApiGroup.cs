namespace Tessera.Server.OpenApi;

/// <summary>A group of calls in the API document.</summary>
internal sealed record OpenApiGroup(string Name, string Description);
