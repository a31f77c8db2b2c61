using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.UnitTests.Catalog;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>
/// Every request that the catalogue can lead to, sent by the connectors themselves and held against rules written from the
/// vendors' descriptions (<c>Rules/README.md</c>). A value without a rule fails.
/// </summary>
public sealed class FidelityTests
{
    public static TheoryData<string> Providers => [.. BuiltInProviders.Names.Where(name => ShippedCatalog.Models.All.Any(model => RouteOf(model, name) is not null))];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_request_is_valid_for_the_vendor_and_contains_the_requested_values(string provider) =>
        string.Join('\n', await ProblemsAsync(provider, ShippedCatalog.Models.All)).ShouldBeEmpty();

    [Fact]
    public async Task A_route_that_is_wrong_is_reported_with_its_options_and_values()
    {
        using var copy = new CatalogCopy();
        copy.Override("wrong.json", """
            {
              "models": [
                {
                  "slug": "wrong", "name": "Wrong", "vendor": "Us", "category": "image", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
                  "options": {
                    "size": { "type": "string", "allowed": ["1024x1024", "1536x1024"], "default": "1024x1024" },
                    "quality": { "type": "string", "allowed": ["low", "high"], "default": "low" },
                    "strength": { "type": "number", "min": 0, "max": 1 }
                  },
                  "price": { "type": "matrix", "cells": [{ "when": { "quality": "low" }, "tokens": 1 }, { "when": { "quality": "high" }, "tokens": 2 }] },
                  "routes": [{ "provider": "bfl", "model": "flux-pro-1.1" }]
                },
                {
                  "slug": "unknown", "name": "Unknown", "vendor": "Us", "category": "image", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
                  "price": { "type": "fixed", "tokens": 1 }, "routes": [{ "provider": "fal", "model": "fal-ai/nothing" }]
                }
              ]
            }
            """);
        var wrong = copy.Models().All.Where(model => model.Slug is "wrong" or "unknown").ToList();

        var problems = await ProblemsAsync("bfl", wrong);

        problems.ShouldBe(
        [
            "wrong → bfl/flux-pro-1.1 [size=1536x1024, and 8 more]: bfl/flux-pro-1.1.json $.body.width: maximum 1440",
            "wrong → bfl/flux-pro-1.1 [strength=0, and 23 more]: bfl/flux-pro-1.1.json $.body.strength: not allowed",
            "wrong → bfl/flux-pro-1.1 [quality=high, and 9 more]: costs 2, but sends the same request as what costs 1",
            "wrong → bfl/flux-pro-1.1 [quality=low]: sends the same request as quality=high",
        ], ignoreOrder: true);
        (await ProblemsAsync("fal", wrong)).ShouldContain(problem =>
            problem.StartsWith("unknown → fal/fal-ai/nothing [nothing", StringComparison.Ordinal)
            && problem.EndsWith("0 files of fal have rules for the model \"fal-ai/nothing\"; it must be one", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string name, IEnumerable<Model> models)
    {
        var rules = new WireRules(name);
        await using var provider = await RecordedProvider.StartAsync(name);
        var problems = new List<string>();
        foreach (var model in models)
        {
            foreach (var form in RouteOf(model, name) is { } route ? RouteForm.Of(model, route) : [])
            {
                problems.AddRange(await new RouteFidelity(provider, rules, form).ProblemsAsync());
            }
        }

        return problems;
    }

    private static ProviderRoute? RouteOf(Model model, string provider) => model.Routes.FirstOrDefault(route => route.Provider == provider);
}
