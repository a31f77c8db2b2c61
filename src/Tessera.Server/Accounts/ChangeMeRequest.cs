using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>What to change of the account; what is absent stays.</summary>
internal sealed record ChangeMeRequest : IRequestBody<ChangeMeRequest>
{
    /// <summary>The name to show.</summary>
    [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
    public string? Username { get; init; }

    /// <summary>The balance below which the webhook <c>balance.low</c> is sent; 0 or null is never.</summary>
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

    /// <summary>Whether the threshold was given, be it null.</summary>
    [JsonIgnore]
    public bool ChangesThreshold { get; private init; }
}
