using Tessera.Server.Ledger;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary>A file that a caller uploaded, to be named in later requests.</summary>
/// <param name="Id">32 random hexadecimal digits.</param>
/// <param name="Account">The account of the caller.</param>
/// <param name="Type">The type detected from its first bytes.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="CreatedAt">When it was stored.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
internal sealed record Upload(
    string Id, AccountId Account, FileType Type, long Bytes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public ArtifactKey Key => ArtifactKey.Upload(Id, Type.Extension);
}
