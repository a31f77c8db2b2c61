namespace Tessera.Server.Artifacts;

/// <summary>What an account keeps of uploads now.</summary>
/// <param name="Files">How many.</param>
/// <param name="Bytes">Their sizes together.</param>
/// <param name="NextExpiry">When the first of them is deleted.</param>
/// <param name="LastHour">How many of them came within the last hour.</param>
/// <param name="OldestOfHour">When the first of those came.</param>
internal sealed record UploadUse(long Files, long Bytes, DateTimeOffset NextExpiry, long LastHour, DateTimeOffset OldestOfHour);
