using System.Collections.Frozen;

namespace Tessera.Server.Catalog;

/// <summary>All plans of the installation. Read once at start and never changed.</summary>
internal sealed class PlanCatalog
{
    private readonly FrozenDictionary<string, Plan> _bySlug;

    /// <summary>Creates a catalogue of plans with distinct slugs and ranks.</summary>
    public PlanCatalog(IEnumerable<Plan> plans)
    {
        All = [.. plans.OrderBy(plan => plan.Rank)];
        _bySlug = All.ToFrozenDictionary(plan => plan.Slug, StringComparer.Ordinal);
    }

    /// <summary>All plans, smallest first.</summary>
    public IReadOnlyList<Plan> All { get; }

    /// <summary>The plan with this slug.</summary>
    public Plan? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>Whether an account of this plan may use the model.</summary>
    public bool Admits(Plan plan, Model model) => plan.Rank >= _bySlug[model.MinPlan].Rank;
}
