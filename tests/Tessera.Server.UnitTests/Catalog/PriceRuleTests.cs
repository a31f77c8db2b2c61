using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>Each rule at its bounds, on models that the shipped catalogue does not have.</summary>
public sealed class PriceRuleTests
{
    private static readonly PriceRule.Cell[] ThreeForTwoSeconds = [new(new Dictionary<string, string>(), Amount: 3, Seconds: 2)];

    private static Model Music => ShippedCatalog.Model("musicgen");

    [Fact]
    public void A_point_costs_the_models_tokens_per_point()
    {
        var model = Music with { Price = new PriceRule.PerPoint(TokensPerPoint: 4, [new(new Dictionary<string, string>(), Amount: 12)]) };

        PriceCalculator.Base(model).Tokens.ShouldBe(48);
        PriceCalculator.Range(model).ShouldBe(new(48, 48));
    }

    [Fact]
    public void A_duration_with_bounds_costs_from_its_least_to_its_most()
    {
        var model = Music with { Price = new PriceRule.PerSecond("duration", ThreeForTwoSeconds, Min: 1, Max: null) };

        PriceCalculator.Range(model).ShouldBe(new(23, 180)); // 15 seconds for 22.5, 120 seconds
        PriceCalculator.Exact(model, ShippedCatalog.Resolved("musicgen", """{"duration":16}"""), new(1)).Tokens.ShouldBe(24);
    }

    [Fact]
    public void A_duration_with_a_single_value_has_a_single_price()
    {
        var only = Music.Options["duration"] with { Allowed = [JsonElement.Parse("20")], Min = null, Max = null };
        var model = Music with
        {
            Price = new PriceRule.PerSecond("duration", ThreeForTwoSeconds, Min: 1, Max: null),
            Options = new Dictionary<string, OptionRule>(Music.Options) { ["duration"] = only },
        };

        PriceCalculator.Range(model).ShouldBe(new(30, 30));
    }

    [Fact]
    public void A_file_without_length_costs_the_minimum_even_if_that_is_nothing()
    {
        var model = Music with { Price = new PriceRule.PerSecond(Option: null, ThreeForTwoSeconds, Min: 0, Max: 600) };

        PriceCalculator.Base(model).Tokens.ShouldBe(0);
        PriceCalculator.Exact(model, CallOptions.None, new(0, 0)).Tokens.ShouldBe(0);
        PriceCalculator.Exact(model, CallOptions.None, new(0, -1)).Tokens.ShouldBe(0);
        PriceCalculator.Exact(model, CallOptions.None, new(0, 1)).Tokens.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void The_shortest_text_has_a_character_if_a_prompt_is_required(bool isRequired, long tokens)
    {
        var model = Music with { Prompt = isRequired ? InputUse.Required : InputUse.Optional, Price = new PriceRule.PerCharacter(1, Characters: 1, Min: 0) };

        PriceCalculator.Base(model).Tokens.ShouldBe(tokens);
        PriceCalculator.Range(model).Min.ShouldBe(tokens);
        PriceCalculator.Exact(model, CallOptions.None, new(-1)).Tokens.ShouldBe(0);
    }

    [Fact]
    public void No_usage_costs_nothing_without_a_minimum()
    {
        var rule = new PriceRule.PerUsage(InputPerMillion: 1_000_000, OutputPerMillion: 1_000_000, Min: 0, Max: 40);

        rule.Cost(0, 0).ShouldBe(0);
        rule.Cost(1, 0).ShouldBe(1);
        rule.Cost(0, 1).ShouldBe(1);
    }

    [Fact]
    public void A_rule_lists_the_options_that_it_depends_on()
    {
        PriceRule.Cell[] cells = [new(new Dictionary<string, string> { ["size"] = "a" }, 1), new(new Dictionary<string, string> { ["size"] = "b" }, 1)];

        new PriceRule.PerSecond("duration", cells, 1, null).Options.ShouldBe(["size", "duration"]);
        new PriceRule.PerSecond(null, cells, 1, 9).Options.ShouldBe(["size"]);
        new PriceRule.PerPoint(1, cells).Options.ShouldBe(["size"]);
        new PriceRule.Matrix(cells).Options.ShouldBe(["size"]);
        new PriceRule.Fixed(1).Options.ShouldBeEmpty();
    }
}
