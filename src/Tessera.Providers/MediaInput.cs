namespace Tessera.Providers;

/// <summary>A file of the caller, already fetched and identified by its first bytes.</summary>
/// <param name="ContentType">Its media type, for example <c>image/png</c>.</param>
/// <param name="Content">The whole file.</param>
public sealed record MediaInput(string ContentType, byte[] Content);
