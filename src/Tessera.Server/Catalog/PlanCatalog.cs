using System.Collections.Frozen;

namespace Tessera.Server.Catalog;

/// <summary>Every plan that accounts can have. Read once at start and never changed.</summary>
internal sealed class PlanCatalog
{
    private readonly FrozenDictionary<string, Plan> _bySlug;

    /// <summary>Holds plans whose slugs and ranks are all different.</summary>
    public PlanCatalog(IEnumerable<Plan> plans)
    {
        All = [.. plans.OrderBy(plan => plan.Rank)];
        _bySlug = All.ToFrozenDictionary(plan => plan.Slug, StringComparer.Ordinal);
    }

    /// <summary>Every plan, smallest first.</summary>
    public IReadOnlyList<Plan> All { get; }

    /// <summary>The plan of a slug.</summary>
    public Plan? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>Whether an account of this plan may use the model.</summary>
    public bool Admits(Plan plan, Model model) => plan.Rank >= _bySlug[model.MinPlan].Rank;
}
