namespace Tessera.Providers;

/// <summary>A file given by the caller, already fetched and recognised by its first bytes.</summary>
/// <param name="ContentType">Its media type, for example <c>image/png</c>.</param>
/// <param name="Content">The whole file.</param>
public sealed record MediaInput(string ContentType, byte[] Content);
