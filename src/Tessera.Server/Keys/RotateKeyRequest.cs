using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Keys;

/// <summary>How to rotate a key.</summary>
internal sealed record RotateKeyRequest : IRequestBody<RotateKeyRequest>
{
    public static bool IsOptional => true;

    /// <summary>How many hours the old secret remains valid.</summary>
    [Range(0, 30 * 24)]
    [DefaultValue(24)]
    public int OverlapHours { get; init; }
}
