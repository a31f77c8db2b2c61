namespace Tessera.Server.Artifacts;

/// <summary>What copying all files to another store came to.</summary>
/// <param name="Files">Files that are in use, all found in the source.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Copied">Those that the target did not have yet.</param>
/// <param name="CopiedBytes">Their size.</param>
/// <param name="Unused">Files of the source that nothing names any more; left there.</param>
/// <param name="Missing">Files that the target does not have in the right size after all; 0 when it worked.</param>
internal sealed record CopyReport(long Files, long Bytes, long Copied, long CopiedBytes, long Unused, long Missing);
