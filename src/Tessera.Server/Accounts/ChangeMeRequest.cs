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
    [Printable]
    public string? Username { get; init; }

    /// <summary>The language of the console; null follows the browser.</summary>
    [AllowedValues("en", "ru")]
    public string? Language
    {
        get;
        init
        {
            field = value;
            ChangesLanguage = true;
        }
    }

    /// <summary>The look of the console.</summary>
    [AllowedValues(Themes.System, Themes.Light, Themes.Dark)]
    public string? Theme { get; init; }

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

    /// <summary>Whether the request contains the language, even as null.</summary>
    [JsonIgnore]
    public bool ChangesLanguage { get; private init; }
}
