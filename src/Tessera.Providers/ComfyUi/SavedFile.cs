namespace Tessera.Providers.ComfyUi;

/// <summary>A file on the server's disk.</summary>
internal sealed record SavedFile(string? Name, string? Subfolder, string? Type);
