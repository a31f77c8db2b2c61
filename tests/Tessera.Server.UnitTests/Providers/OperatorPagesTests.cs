using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.UnitTests.Catalog;

namespace Tessera.Server.UnitTests.Providers;

/// <summary>The configuration that <c>docs/operations/providers.md</c> shows, and what it says of the catalogue.</summary>
public sealed partial class OperatorPagesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Installation.Root, "docs", "operations", "providers.md"));

    private static readonly string[] Examples = [.. Blocks().Matches(Page).Select(block => block.Groups[1].Value)];

    private static readonly string Costs = Examples.Single(example => example.Contains("\"gpt-5\"", StringComparison.Ordinal));

    [Fact]
    public void Its_examples_are_read_by_the_catalogue()
    {
        var catalogue = Blocks().Matches(File.ReadAllText(Path.Combine(Installation.Root, "catalog", "README.md"))).Select(block => block.Groups[1].Value).ToList();
        (Examples.Length, catalogue.Count).ShouldBe((2, 2));
        foreach (var example in Examples.Concat(catalogue))
        {
            using var copy = new CatalogCopy();
            copy.Override("ours.json", example);
            Should.NotThrow(copy.Models);
        }
    }

    [Fact]
    public void Its_costs_change_nothing_but_the_costs()
    {
        using var copy = new CatalogCopy();
        copy.Override("costs.json", Costs);
        var models = copy.Models();

        foreach (var slug in new[] { "gpt-5", "gpt-image-1.5", "musicgen" })
        {
            models.Find(slug).ShouldNotBeNull().Routes[0].Cost.ShouldNotBeNull().AsOf.ShouldNotBeNull(slug);
            RoutesWithoutCosts(Costs, slug).ShouldBe(RoutesWithoutCosts(File.ReadAllText(Path.Combine(ShippedCatalog.Folder, "models.json")), slug));
        }

        CostOf(models, "gpt-image-1.5", """{"quality":"low"}""").ShouldBe(10_000);
        CostOf(models, "gpt-image-1.5", "{}").ShouldBe(40_000);
        CostOf(models, "musicgen", "{}").ShouldBe(600_000);
    }

    [Fact]
    public void It_names_everything_that_no_connector_generates()
    {
        var start = Page.IndexOf("These slugs have no connector yet", StringComparison.Ordinal);
        var paragraph = Page[start..Page.IndexOf("\n\n", start, StringComparison.Ordinal)];
        var unmade = ShippedCatalog.Models.All.Where(model => !model.Routes.Any(route => BuiltInProviders.Find(route.Provider) is not null));

        Names().Matches(paragraph).Select(name => name.Groups[1].Value).ShouldBe(unmade.Select(model => model.Slug), ignoreOrder: true);
    }

    [Fact]
    public void Its_table_has_every_provider_with_its_environment()
    {
        var vendors = Page[Page.IndexOf("## Vendors", StringComparison.Ordinal)..Page.IndexOf("## Routes", StringComparison.Ordinal)].Split('\n');
        foreach (var provider in BuiltInProviders.All)
        {
            var row = vendors.Where(line => line.StartsWith('|') && line.Split('|')[1].Contains($"`{provider.Name}`", StringComparison.Ordinal)).ShouldHaveSingleItem(provider.Name);
            var isNamed = provider.KeyNames.Concat(provider.AddressNames).Any(name => row.Contains($"`{name}`", StringComparison.Ordinal));
            (isNamed || row.Contains('…', StringComparison.Ordinal)).ShouldBeTrue(provider.Name);
        }
    }

    private static string RoutesWithoutCosts(string file, string slug)
    {
        var routes = JsonNode.Parse(file).ShouldNotBeNull()["models"].ShouldNotBeNull().AsArray().Single(model => (string?)model?["slug"] == slug)?["routes"].ShouldNotBeNull().AsArray();
        return new JsonArray([.. routes.ShouldNotBeNull().Select(route => new JsonObject(route.ShouldNotBeNull().AsObject()
            .Where(member => member.Key is not ("cost" or "comment"))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))))]).ToJsonString();
    }

    private static long? CostOf(ModelCatalog models, string slug, string options)
    {
        var model = models.Find(slug).ShouldNotBeNull();
        return model.Routes[0].Cost?.MicroUsd(OptionResolver.Resolve(model, ShippedCatalog.Given(options)).Values, new CostCounts());
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();
}
