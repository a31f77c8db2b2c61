namespace Tessera.Providers;

/// <summary>
/// Converts a caller's mask to another form as a PNG file; null if the mask or the image cannot be read. The server
/// provides it, so that connectors need no image library.
/// </summary>
public delegate byte[]? MaskRewriter(byte[] mask, byte[] image, MaskForm form);
