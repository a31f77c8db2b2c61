namespace Tessera.Server.Ledger;

/// <summary>How a hold ends: these of its tokens are captured, the rest is released.</summary>
internal sealed record Settlement(Hold Hold, long Generation, long Captured, string Reason, DateTimeOffset At);
