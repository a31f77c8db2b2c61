using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Keys;

/// <summary>The key's members to change; absent ones stay as they are.</summary>
internal sealed record ChangeKeyRequest : IRequestBody<ChangeKeyRequest>, ICheckedBody
{
    /// <summary>A name of your choice.</summary>
    [StringLength(NewKeyRequest.MaxNameLength, MinimumLength = 1)]
    [Printable]
    public string? Name { get; init; }

    /// <summary>generate, read, manage; an empty list allows all.</summary>
    [Entries(NewKeyRequest.MaxEntries, 40, KeyScopes.Generate, KeyScopes.Read, KeyScopes.Manage)]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The models it may use; an empty list allows all.</summary>
    [Entries(NewKeyRequest.MaxEntries, 100)]
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The networks it may be used from, for example 203.0.113.0/24; an empty list allows all.</summary>
    [Entries(NewKeyRequest.MaxEntries, 50)]
    [Network]
    public IReadOnlyList<string>? Cidrs { get; init; }

    /// <summary>Tokens it may spend per calendar month (UTC); null removes the budget. One that is added counts from now on.</summary>
    [Range(1, 1_000_000_000_000)]
    public long? MonthlyBudget
    {
        get;
        init
        {
            field = value;
            ChangesBudget = true;
        }
    }

    /// <summary>Whether the request contains the budget, even as null.</summary>
    [JsonIgnore]
    public bool ChangesBudget { get; private init; }

    /// <summary>When it expires; null removes the expiry.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get;
        init
        {
            field = value;
            ChangesExpiry = true;
        }
    }

    /// <summary>Whether the request contains the expiry, even as null.</summary>
    [JsonIgnore]
    public bool ChangesExpiry { get; private init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => NewKeyRequest.Check(Models, ExpiresAt, services);

    /// <summary>The grant after the change.</summary>
    public KeyGrant Change(KeyGrant grant, ModelCatalog models) => grant with
    {
        Name = Name ?? grant.Name,
        Scopes = Scopes is null ? grant.Scopes : [.. Scopes.Distinct(StringComparer.Ordinal)],
        Models = Models is null ? grant.Models : NewKeyRequest.SlugsOf(Models, models),
        Networks = Cidrs is null ? grant.Networks : NewKeyRequest.NetworksOf(Cidrs),
        MonthlyBudget = ChangesBudget ? MonthlyBudget : grant.MonthlyBudget,
        ExpiresAt = ChangesExpiry ? ExpiresAt : grant.ExpiresAt,
    };
}
