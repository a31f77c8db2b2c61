using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>How to change a key over.</summary>
internal sealed record RotateKeyRequest
{
    /// <summary>How long the old secret works on.</summary>
    [Range(0, 720)]
    [DefaultValue(24)]
    public int OverlapHours { get; init; }
}
