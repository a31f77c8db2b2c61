using Tessera.Server.Ledger;

namespace Tessera.Server.Artifacts;

/// <summary>A file that a caller handed in, to be named in later requests.</summary>
/// <param name="Id">32 random hexadecimal digits.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Type">What it is by its first bytes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
internal sealed record Upload(
    string Id, AccountId Account, FileType Type, long Bytes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public ArtifactKey Key => ArtifactKey.Upload(Id, Type.Extension);
}
