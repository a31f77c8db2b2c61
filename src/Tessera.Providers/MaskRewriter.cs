namespace Tessera.Providers;

/// <summary>
/// Rewrites a caller's mask for its picture as a PNG file of another form; null when either cannot be read. The server
/// supplies it, so that a connector translates without a library for pictures.
/// </summary>
public delegate byte[]? MaskRewriter(byte[] mask, byte[] picture, MaskForm form);
