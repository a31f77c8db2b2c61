using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>The account's members to change; absent ones stay as they are.</summary>
internal sealed record ChangeMeRequest : IRequestBody<ChangeMeRequest>
{
    /// <summary>The display name.</summary>
    [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
    public string? Username { get; init; }

    /// <summary>The balance below which the webhook <c>balance.low</c> is sent; 0 or null disables it.</summary>
    [Range(0, LowBalanceAlert.Highest)]
    public long? LowBalanceThreshold
    {
        get;
        init
        {
            field = value;
            ChangesThreshold = true;
        }
    }

    /// <summary>Whether the request contains the threshold, even as null.</summary>
    [JsonIgnore]
    public bool ChangesThreshold { get; private init; }
}
