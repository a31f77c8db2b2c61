using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.Images.Documents;

/// <summary>Somebody to let into a workspace.</summary>
internal sealed record AddMemberRequest
{
    /// <summary>The email of an account that is there.</summary>
    public required string Email { get; init; }

    /// <summary>What it may do: an admin adds and removes members.</summary>
    [AllowedValues("ADMIN", "MEMBER")]
    [DefaultValue("MEMBER")]
    public string? Role { get; init; }
}
