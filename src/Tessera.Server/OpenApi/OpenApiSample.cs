namespace Tessera.Server.OpenApi;

/// <summary>An example.</summary>
/// <param name="Name">A word to tell it from the others.</param>
/// <param name="Summary">A few words.</param>
/// <param name="Json">The body.</param>
internal sealed record OpenApiSample(string Name, string Summary, string Json);
