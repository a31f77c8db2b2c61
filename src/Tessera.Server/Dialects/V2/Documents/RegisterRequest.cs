using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>A new account.</summary>
internal sealed record RegisterRequest
{
    [StringLength(254, MinimumLength = 3)]
    public required string Email { get; init; }

    [StringLength(256, MinimumLength = 8)]
    public required string Password { get; init; }

    /// <summary>A name to show; the part of the address before @ when absent.</summary>
    public string? Username { get; init; }
}
