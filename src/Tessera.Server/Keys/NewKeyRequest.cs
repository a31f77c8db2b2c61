using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Keys;

/// <summary>The members of a request that creates a key.</summary>
internal abstract record NewKeyRequest : ICheckedBody
{
    public const int MaxNameLength = 100;

    public const int MaxEntries = 100;

    /// <summary>A name of your choice.</summary>
    [StringLength(MaxNameLength, MinimumLength = 1)]
    [Printable]
    public required string Name { get; init; }

    /// <summary>Creates a test key (<c>nb_test_…</c>), which runs everything on the sandbox and spends nothing.</summary>
    [DefaultValue(false)]
    public bool IsTest { get; init; }

    /// <summary>generate, read, manage; an empty list allows all.</summary>
    [Entries(MaxEntries, 40, KeyScopes.Generate, KeyScopes.Read, KeyScopes.Manage)]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The models it may use; an empty list allows all.</summary>
    [Entries(MaxEntries, 100)]
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>The networks it may be used from, for example 203.0.113.0/24; an empty list allows all.</summary>
    [Entries(MaxEntries, 50)]
    [Network]
    public IReadOnlyList<string>? Cidrs { get; init; }

    /// <summary>Tokens it may spend per calendar month (UTC).</summary>
    [Range(1, 1_000_000_000_000)]
    public long? MonthlyBudget { get; init; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => Check(Models, ExpiresAt, services);

    /// <summary>The errors of models that do not exist and of an expiry in the past.</summary>
    public static IEnumerable<FieldError> Check(IReadOnlyList<string>? slugs, DateTimeOffset? expiresAt, IServiceProvider services)
    {
        var models = services.GetRequiredService<ModelCatalog>();
        foreach (var slug in (slugs ?? []).Distinct(StringComparer.Ordinal))
        {
            if (models.Find(slug) is null)
            {
                var nearest = models.Nearest(slug);
                var names = string.Join(", ", nearest);
                yield return new(
                    "models",
                    FieldTexts.With(
                        new($"There is no model `{slug}`.", $"Модели `{slug}` нет."),
                        nearest.Count == 0 ? new("", "") : new($" Did you mean {names}?", $" Возможно: {names}.")),
                    nearest);
            }
        }

        if (expiresAt <= services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            yield return new("expires_at", FieldTexts.InThePast("expires_at"));
        }
    }

    /// <summary>
    /// The grant that the request describes. Model aliases are replaced by their slugs, which generations are checked against.
    /// </summary>
    public KeyGrant ToGrant(ModelCatalog models) => new(Name, IsTest)
    {
        Scopes = [.. (Scopes ?? []).Distinct(StringComparer.Ordinal)],
        Models = SlugsOf(Models ?? [], models),
        Networks = NetworksOf(Cidrs ?? []),
        MonthlyBudget = MonthlyBudget,
        ExpiresAt = ExpiresAt,
    };

    /// <summary>The slugs of models that were named by slug or alias.</summary>
    public static IReadOnlyList<string> SlugsOf(IReadOnlyList<string> names, ModelCatalog models) =>
        [.. names.Select(models.Find).OfType<Model>().Select(model => model.Slug).Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<System.Net.IPNetwork> NetworksOf(IReadOnlyList<string> texts) =>
        [.. texts.Select(NetworkAttribute.Parse).OfType<System.Net.IPNetwork>().Distinct()];
}
