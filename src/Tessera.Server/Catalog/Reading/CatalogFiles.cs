namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads the shipped catalogue and the operator's files that override it.</summary>
internal static class CatalogFiles
{
    private const string ModelsFile = "models.json";
    private const string PlansFile = "plans.json";

    /// <summary>Reads all files, or throws with a list of all problems.</summary>
    public static (ModelCatalog Models, PlanCatalog Plans) Read(string catalogFolder, string? overridesFolder)
    {
        var problems = new List<CatalogProblem>();
        var models = new DraftSet("models", "slug", mergedMember: "options");
        var plans = new DraftSet("plans", "slug");
        var defaults = new Dictionary<string, Located>();

        Ours(ModelsFile, ["defaults", "models"]);
        Ours(PlansFile, ["plans"]);
        foreach (var path in Overrides(overridesFolder))
        {
            Take(path, $"{Path.GetFileName(overridesFolder)}/{Path.GetFileName(path)}", ["models", "plans"]);
        }

        var readPlans = plans.Drafts.Select(draft => PlanReader.Read(draft, problems)).ToArray();
        PlanReader.CheckTogether(readPlans, plans.Drafts, problems);
        var planSlugs = readPlans.Select(plan => plan.Slug).ToArray();
        var readModels = new ModelsReader(defaults, planSlugs, problems).Read(models.Drafts);
        return problems.Count == 0
            ? (new ModelCatalog(readModels), new PlanCatalog(readPlans))
            : throw new CatalogException([.. problems.Distinct()]);

        void Ours(string name, IReadOnlyList<string> valid) => Take(Path.Combine(catalogFolder, name), name, valid);

        void Take(string path, string shownName, IReadOnlyList<string> valid)
        {
            if (CatalogFile.Read(path, shownName, problems) is not { } file)
            {
                return;
            }

            var members = MemberReader.Of(file, valid, problems);
            models.Take(members, problems);
            plans.Take(members, problems);
            foreach (var (category, value) in members.Members("defaults"))
            {
                defaults[category] = value;
            }
        }
    }

    private static IEnumerable<string> Overrides(string? folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").OrderBy(Path.GetFileName, StringComparer.Ordinal)
        : [];
}
